import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseUrls } from '@sandbar/config';
import { systemClock } from '@sandbar/observability';
import { LEFT_OUT } from '@sandbar/persistence';
import { openTestDatabase, type TestDatabase } from '@sandbar/testing';
import { Client } from 'pg';
import { DatabaseRoad } from '../../../../test/faults/road/database-road.js';
import { enterOffice } from '../../../../test/faults/road/demo-office.js';
import { openDraft, playToReview } from '../../../../test/faults/road/play-application.js';
import { migrateAll } from '../phases/migrate.phase.js';
import { verifyRecords } from '../record/verify-records.js';
import { documentsOf, tableFileOf } from './manifest.js';
import { readBackup } from './read-backup.js';
import type { OperatorKey } from './sealed/backup-key.js';
import { writeBackup } from './write-backup.js';

const QUIET = { begin: () => undefined, step: () => undefined, end: () => undefined };
const DOCUMENT = '演示材料：一份上传的文件\n';
const HASH = createHash('sha256').update(DOCUMENT).digest('hex');
const CASES = 3;

describe('backup and restore', () => {
  let source: TestDatabase;
  let road: DatabaseRoad;
  let folder: string;
  let backup: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sandbar-backup-'));
    backup = join(folder, 'first');
    source = await openTestDatabase();
    await migrateAll(source.ownerUrl);
    await enterOffice(source.systemUrl);
    road = await DatabaseRoad.open({ ...source, clock: systemClock, dataDir: join(folder, 'data') });
    for (let i = 0; i < CASES; i++) await playToReview(road, randomUUID());
    await asSuperuser(
      source,
      `INSERT INTO comment SELECT gen_random_uuid(), id, 'authority:x', 'somebody', '私下意见', now() FROM case_file`,
    );
    await asSuperuser(source, `UPDATE attachment SET sha256 = '${HASH}' WHERE id = (SELECT min(id::text)::uuid FROM attachment)`);
    mkdirSync(join(folder, 'documents', HASH.slice(0, 2), HASH.slice(2, 4)), { recursive: true });
    writeFileSync(join(folder, 'documents', pathOf(HASH)), DOCUMENT);
    // What is still being uploaded is nobody's yet.
    writeFileSync(join(folder, 'documents', 'upload.part'), 'half');
  }, 120_000);
  afterAll(async () => {
    await road.close();
    await source.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pathOf = (hash: string): string => join(hash.slice(0, 2), hash.slice(2, 4), hash);
  const urlsOf = (one: TestDatabase): Required<DatabaseUrls> => ({ owner: one.ownerUrl, app: one.appUrl, system: one.systemUrl });
  const write = (to: string, key?: OperatorKey) =>
    writeBackup({ urls: urlsOf(source), documents: join(folder, 'documents'), product: 'test', ...(key && { key }) }, to, QUIET);
  const read = (one: TestDatabase, to: string, from = backup, key?: OperatorKey) =>
    readBackup(from, { urls: urlsOf(one), documents: join(folder, to) }, QUIET, key);

  async function asSuperuser<T>(one: TestDatabase, text: string): Promise<T[]> {
    const client = new Client({ connectionString: one.superuserUrl, options: '-c timezone=UTC' });
    await client.connect();
    try {
      // A tamperer's right, for what no role may change.
      await client.query('SET session_replication_role = replica');
      return (await client.query(text)).rows as T[];
    } finally {
      await client.end();
    }
  }
  /** Every table with the number of its rows and a hash over all of them, whatever their order. `tx` numbers a cluster's own transactions. */
  async function fingerprints(one: TestDatabase): Promise<Record<string, string>> {
    const tables = await asSuperuser<{ name: string }>(
      one,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const each = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(md5((to_jsonb(t) - 'tx')::text), '' ORDER BY md5((to_jsonb(t) - 'tx')::text))), '-') AS print FROM ${name} t`,
    );
    const rows = await asSuperuser<{ name: string; print: string }>(one, each.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
  }

  it('is one moment, though commands go on meanwhile', async () => {
    let over = false;
    let written = 0;
    const busy = (async () => {
      while (!over) {
        await openDraft(road, randomUUID());
        written += 1;
      }
    })();
    const { manifest, damaged } = await write(backup);
    over = true;
    await busy;
    expect(written).toBeGreaterThan(0);
    const rows = (table: string): number => manifest.tables[table]!.rows;
    // Every case of the moment with its creation and its whole record; the other attachments name files that were never stored here.
    expect([rows('creation_index'), rows('case_record')]).toEqual([rows('case_file'), rows('case_file') + 3 * CASES]);
    expect(damaged).not.toContain(HASH);
    expect(manifest.leftOut).toEqual(LEFT_OUT);
    expect(manifest.documents).toEqual({ files: 1, bytes: Buffer.byteLength(DOCUMENT) });
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  }, 60_000);

  it('restores into an empty database: every row, the record verifies, the document has its hash, the numbers go on', async () => {
    // Nothing is written any more: the backup of now must equal the database of now.
    const whole = join(folder, 'whole');
    await write(whole);
    const target = await openTestDatabase({ migrated: false });
    try {
      await read(target, 'restored', whole);
      await migrateAll(target.ownerUrl);
      const expected = await fingerprints(source);
      for (const name of LEFT_OUT) expected[name] = '0 -';
      const found = await fingerprints(target);
      delete expected['schema_migration'];
      delete found['schema_migration'];
      expect(found).toEqual(expected);
      const { cases, findings } = await verifyRecords(target.systemUrl);
      expect([cases, findings]).toEqual([Number(expected['case_file']!.split(' ')[0]), []]);
      const stored = readFileSync(join(folder, 'restored', pathOf(HASH)));
      expect(createHash('sha256').update(stored).digest('hex')).toBe(HASH);
      const forced = `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity ORDER BY 1`;
      expect(await asSuperuser(target, forced)).toEqual(await asSuperuser(source, forced));
      expect(await asSuperuser(target, `SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'`)).toEqual([]);
      const again = await DatabaseRoad.open({ ...target, clock: systemClock, dataDir: join(folder, 'data') });
      // Keys of its own: those of before the backup would get their stored answers, as they should.
      Object.assign(again, { sent: 100_000 });
      await playToReview(again, randomUUID()).finally(() => again.close());
      expect((await verifyRecords(target.systemUrl)).findings).toEqual([]);
    } finally {
      await target.close();
    }
  }, 120_000);

  it('refuses a database that is in use, with nothing changed', async () => {
    const before = await fingerprints(source);
    await expect(read(source, 'nowhere')).rejects.toMatchObject({
      exitCode: 1,
      en: expect.stringContaining('has cases or people already') as string,
    });
    expect(await fingerprints(source)).toEqual(before);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  }, 60_000);

  it('refuses a damaged backup before it touches anything, and a folder that is there', async () => {
    const target = await openTestDatabase({ migrated: false });
    try {
      const file = tableFileOf(backup, 'case_record');
      const bytes = readFileSync(file);
      appendFileSync(file, 'x');
      await expect(read(target, 'nowhere')).rejects.toMatchObject({ exitCode: 1, en: expect.stringContaining('case_record') as string });
      writeFileSync(file, bytes);
      const document = join(documentsOf(backup), pathOf(HASH));
      writeFileSync(document, 'other');
      await expect(read(target, 'nowhere')).rejects.toMatchObject({ exitCode: 1, en: expect.stringContaining(HASH) as string });
      writeFileSync(document, DOCUMENT);
      await expect(read(target, 'nowhere', folder)).rejects.toMatchObject({ exitCode: 2 });
      await expect(write(backup)).rejects.toMatchObject({ exitCode: 1 });
      const tables = await asSuperuser(target, `SELECT 1 FROM pg_tables WHERE schemaname = 'public'`);
      expect([tables, existsSync(join(folder, 'nowhere'))]).toEqual([[], false]);
    } finally {
      await target.close();
    }
  }, 60_000);

  it('can be encrypted: nothing is legible, the key restores it, and another key or a change has one clear answer', async () => {
    const [key, sealed] = [{ key: randomBytes(32) }, join(folder, 'sealed')];
    await write(sealed, key);
    const files = (readdirSync(sealed, { recursive: true, withFileTypes: true }) as Dirent[]).filter((entry) => entry.isFile());
    for (const { parentPath, name } of files.filter(({ name: one }) => one !== 'manifest.json'))
      expect([name, readFileSync(join(parentPath, name)).subarray(0, 3).toString()]).toEqual([name, 'SBX']);
    const clear = readFileSync(join(sealed, 'manifest.json'), 'utf8');
    expect(Object.keys(JSON.parse(clear) as object)).toEqual(['format', 'product', 'at', 'encryption']);

    const target = await openTestDatabase({ migrated: false });
    const untouched = async (): Promise<void> => {
      const tables = await asSuperuser(target, `SELECT 1 FROM pg_tables WHERE schemaname = 'public'`);
      expect([tables, existsSync(join(folder, 'unsealed'))]).toEqual([[], false]);
    };
    const unread = (given: OperatorKey | undefined, exitCode: number, en: string) =>
      expect(read(target, 'unsealed', sealed, given)).rejects.toMatchObject({ exitCode, en: expect.stringContaining(en) as string });
    /** As somebody without the key could leave it. */
    const tampered = async (name: string, en: string, change: (bytes: Buffer) => Buffer): Promise<void> => {
      const bytes = readFileSync(join(sealed, name));
      writeFileSync(join(sealed, name), change(Buffer.from(bytes)));
      await unread(key, 1, en);
      writeFileSync(join(sealed, name), bytes);
    };
    const flipped = (bytes: Buffer): Buffer => ((bytes[bytes.length >> 1]! ^= 1), bytes);
    try {
      await unread(undefined, 2, 'is encrypted: give --key-file');
      await unread({ key: randomBytes(32) }, 1, 'cannot be decrypted');
      await unread({ passphrase: 'not the key at all, by far' }, 1, 'cannot be decrypted');
      await tampered('manifest.sealed', 'cannot be decrypted', flipped);
      await tampered(join('tables', 'person.ndjson.gz'), 'person', flipped);
      await tampered(join('tables', 'person.ndjson.gz'), 'person', (bytes) => bytes.subarray(0, -1));
      await tampered(join('documents', pathOf(HASH)), HASH, flipped);
      await tampered(join('documents', pathOf(HASH)), HASH, () => Buffer.from(DOCUMENT));
      await expect(read(target, 'unsealed', backup, key)).rejects.toMatchObject({ exitCode: 2 });
      await untouched();
      await read(target, 'unsealed', sealed, key);
      expect(readFileSync(join(folder, 'unsealed', pathOf(HASH)), 'utf8')).toBe(DOCUMENT);
      await migrateAll(target.ownerUrl);
      expect((await verifyRecords(target.systemUrl)).findings).toEqual([]);
      const rows = 'SELECT count(*)::int AS n FROM case_record';
      expect(await asSuperuser(target, rows)).toEqual(await asSuperuser(source, rows));
    } finally {
      await target.close();
    }
  }, 120_000);

  it('says which documents are missing or not what their name says', async () => {
    writeFileSync(join(folder, 'documents', pathOf(HASH)), 'rotten');
    const { damaged, manifest } = await write(join(folder, 'rotten'));
    expect(damaged).toContain(HASH);
    expect(manifest.documents.files).toBe(0);
    writeFileSync(join(folder, 'documents', pathOf(HASH)), DOCUMENT);
  }, 60_000);
});
