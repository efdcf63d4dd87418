import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DocumentFault, storageFault } from './document-fault.js';
import { ALLOWED_TYPES } from './document-type.js';
import { LocalDocumentStore } from './local-document-store.js';
import { pdfOf, SAMPLES } from './testing/sample-files.js';

const sha = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const MAX = 200_000;

let directory: string;
let store: LocalDocumentStore;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sandbar-documents-'));
  store = new LocalDocumentStore({ directory, maxBytes: MAX });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Content in chunks of 1,000 bytes, as a network brings it. */
const stream = (data: Buffer) =>
  Readable.from(
    (function* () {
      for (let i = 0; i < data.length; i += 1000) yield data.subarray(i, i + 1000);
    })(),
  );
const upload = (data: Buffer, fileName: string, claimedMediaType?: string) =>
  store.store({ content: stream(data), fileName, ...(claimedMediaType !== undefined && { claimedMediaType }) });
const faultOf = (promise: Promise<unknown>): Promise<DocumentFault> =>
  promise.then(
    () => {
      throw new Error('was accepted');
    },
    (error: unknown) => {
      if (error instanceof DocumentFault) return error;
      throw error;
    },
  );
/** Every file below the directory. */
const files = async () =>
  (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);
const pathOf = (hash: string) => join(directory, hash.slice(0, 2), hash.slice(2, 4), hash);

describe('storing', () => {
  it.each(['pdf', 'png', 'jpg', 'docx', 'xlsx'] as const)('keeps a %s under its SHA-256, marked as not scanned', async (kind) => {
    const data = SAMPLES[kind];
    const stored = await upload(data, `演示材料.${kind}`, ALLOWED_TYPES[kind]);
    expect(stored).toEqual({
      sha256: sha(data),
      fileName: `演示材料.${kind}`,
      mediaType: ALLOWED_TYPES[kind],
      size: data.length,
      scan: 'notScanned',
    });
    expect(await files()).toEqual([sha(data)]);
    expect((await stat(pathOf(sha(data)))).mode & 0o777).toBe(0o600);
  });

  it('keeps the same content once, also when two come at the same time', async () => {
    const data = pdfOf(50_000);
    const [a, b] = await Promise.all([upload(data, 'a.pdf'), upload(data, 'b.PDF')]);
    expect([a.sha256, b.sha256, a.fileName, b.fileName]).toEqual([sha(data), sha(data), 'a.pdf', 'b.PDF']);
    expect(await files()).toEqual([sha(data)]);
  });

  it('accepts exactly the limit, jpeg as jpg, and a client that says nothing of the type', async () => {
    expect((await upload(pdfOf(MAX), 'a.pdf')).size).toBe(MAX);
    expect((await upload(SAMPLES.jpg, 'photo.jpeg', 'application/octet-stream')).mediaType).toBe('image/jpeg');
    expect((await upload(SAMPLES.png, 'x.png', 'image/png; charset=binary')).mediaType).toBe('image/png');
  });

  it('shows only the last part of a name, and refuses names that hide something', async () => {
    expect((await upload(SAMPLES.pdf, 'C:\\fakepath\\..\\报告.pdf')).fileName).toBe('报告.pdf');
    expect((await upload(SAMPLES.pdf, '../../etc/passwd.pdf')).fileName).toBe('passwd.pdf');
    for (const name of ['', '..', 'a/', 'gpj\u202e.pdf', 'a\u0000.pdf', '\ud800.pdf', `${'长'.repeat(90)}.pdf`])
      expect((await faultOf(upload(SAMPLES.pdf, name))).code).toBe('document.name_invalid');
  });
});

describe('refusing, with nothing kept', () => {
  afterEach(async () => expect(await files()).toEqual([]));

  it('cuts off what is too large without reading on', async () => {
    let given = 0;
    let closed = false;
    async function* endless() {
      try {
        for (;;) {
          given += 1000;
          yield given === 1000 ? pdfOf(1000) : Buffer.alloc(1000);
        }
      } finally {
        closed = true;
      }
    }
    const fault = await faultOf(store.store({ content: endless(), fileName: 'a.pdf' }));
    expect([fault.code, fault.status, fault.params]).toEqual(['document.too_large', 413, { limit: MAX }]);
    expect([given, closed]).toEqual([MAX + 1000, true]);
  });

  it('says that a file is empty', async () => {
    expect((await faultOf(upload(Buffer.alloc(0), 'a.pdf'))).code).toBe('document.empty');
  });

  it.each(['zip', 'docm', 'exe', 'html', 'text'] as const)('does not take a %s, whatever it calls itself', async (kind) => {
    const fault = await faultOf(upload(SAMPLES[kind], 'contract.pdf', 'application/pdf'));
    expect([fault.code, fault.params['allowed']]).toEqual(['document.type_not_allowed', 'pdf, png, jpg, docx, xlsx']);
    expect(fault.text.zh).toContain('pdf, png, jpg, docx, xlsx');
  });

  it.each([
    ['png', 'a.pdf', undefined, 'image/png', '.pdf'],
    ['pdf', 'a.pdf', 'image/png', 'application/pdf', 'image/png'],
    ['xlsx', 'a.docx', undefined, ALLOWED_TYPES.xlsx, '.docx'],
    ['pdf', 'a.pdf.exe', undefined, 'application/pdf', '.exe'],
    ['pdf', 'README', undefined, 'application/pdf', '-'],
    ['pdf', 'a.constructor', undefined, 'application/pdf', '.constructor'],
  ] as const)('refuses a %s named %s and declared %s', async (kind, name, declared, found, claimed) => {
    const fault = await faultOf(upload(SAMPLES[kind], name, declared));
    expect([fault.code, fault.params]).toEqual(['document.type_mismatch', { found, claimed }]);
  });

  it('drops an upload whose client went away', async () => {
    async function* broken() {
      yield SAMPLES.pdf;
      throw new Error('socket hang up');
    }
    const fault = await faultOf(store.store({ content: broken(), fileName: 'a.pdf' }));
    expect([fault.code, (fault.cause as Error).message]).toEqual(['document.upload_broken', 'socket hang up']);
  });

  it('says that the disk is full', async () => {
    // Every write to /dev/full fails with ENOSPC, as the kernel answers on a full disk.
    const full = new LocalDocumentStore({ directory, maxBytes: MAX }, () => open('/dev/full', 'w'));
    const fault = await faultOf(full.store({ content: stream(pdfOf(5000)), fileName: 'a.pdf' }));
    expect([fault.code, fault.status]).toEqual(['document.disk_full', 507]);
  });
});

describe('a storage that cannot be used', () => {
  it('is named, and what is unknown is passed on', async () => {
    await writeFile(join(directory, 'file'), '');
    const blocked = new LocalDocumentStore({ directory: join(directory, 'file'), maxBytes: MAX });
    const fault = await faultOf(blocked.store({ content: stream(SAMPLES.pdf), fileName: 'a.pdf' }));
    expect([fault.code, fault.params]).toEqual(['document.storage_unavailable', { reason: 'ENOTDIR' }]);
    const strange = new Error('strange');
    expect(storageFault(strange)).toBe(strange);
  });
});

describe('opening', () => {
  it('gives the content back', async () => {
    const data = pdfOf(150_000);
    const { sha256 } = await upload(data, 'a.pdf');
    const { stream: content, size } = await store.open(sha256);
    expect([size, sha(await buffer(content))]).toEqual([150_000, sha256]);
    expect([await store.has(sha256), await store.has('0'.repeat(64))]).toEqual([true, false]);
  });

  it.each(['0'.repeat(64), '../../../etc/passwd', '', 'A'.repeat(64)])('knows no document %j', async (hash) => {
    expect((await faultOf(store.open(hash))).code).toBe('document.not_found');
    expect(await store.has(hash)).toBe(false);
  });

  it.each([100, 150_000])('never gives out the whole of a changed document of %d bytes', async (size) => {
    const { sha256 } = await upload(pdfOf(size), 'a.pdf');
    const changed = await readFile(pathOf(sha256));
    changed[size - 1]! ^= 1;
    await writeFile(pathOf(sha256), changed);
    const { stream: content } = await store.open(sha256);
    let received = 0;
    const fault = await faultOf(
      (async () => {
        for await (const chunk of content) received += (chunk as Buffer).length;
      })(),
    );
    expect(fault.code).toBe('document.corrupted');
    expect(received).toBeLessThan(size);
    await truncate(pathOf(sha256), 10);
    expect((await faultOf(buffer((await store.open(sha256)).stream))).code).toBe('document.corrupted');
  });

  it('is mended by storing the same content again', async () => {
    const { sha256 } = await upload(SAMPLES.pdf, 'a.pdf');
    await writeFile(pathOf(sha256), 'damaged');
    await upload(SAMPLES.pdf, 'a.pdf');
    expect(await buffer((await store.open(sha256)).stream)).toEqual(SAMPLES.pdf);
  });
});

describe('what a killed process left', () => {
  it('is removed at start, but not what is being written', async () => {
    await upload(SAMPLES.pdf, 'a.pdf');
    const old = join(directory, 'incoming', 'old.part');
    await writeFile(old, 'half');
    await utimes(old, new Date('2026-01-01'), new Date('2026-01-01'));
    await writeFile(join(directory, 'incoming', 'new.part'), 'half');
    expect(await store.removeAbandoned(new Date('2026-01-02'))).toBe(1);
    expect((await files()).sort()).toEqual([sha(SAMPLES.pdf), 'new.part'].sort());
    expect(await new LocalDocumentStore({ directory: join(directory, 'none'), maxBytes: 1 }).removeAbandoned(new Date('2026-01-02'))).toBe(
      0,
    );
  });
});
