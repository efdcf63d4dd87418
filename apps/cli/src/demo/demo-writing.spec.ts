import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalDocumentStore } from '@sandbar/documents';
import { SYSTEM_ACTOR } from '@sandbar/domain';
import { SetClock } from '@sandbar/testing';
import { documentOf } from '../../../../seeds/demo/documents.js';
import type { AttachmentFile } from '../../../api/src/ports/index.js';
import { demoWriting } from './demo-writing.js';

const CASE = '6d1c2f0e-6a55-5b0c-8f3a-2b7c1d90e4a8';

describe('writing for the demo’s firms', () => {
  let directory: string;
  const added: AttachmentFile[] = [];
  let revision = 0;
  const writing = () =>
    demoWriting({
      documents: new LocalDocumentStore({ directory, maxBytes: 100_000 }),
      attachments: {
        add: (_ctx, file) => Promise.resolve(void added.push(file)),
        list: (_ctx, caseId) => Promise.resolve(added.filter((one) => one.caseId === caseId)),
      },
      workingCopies: {
        find: () => Promise.resolve(undefined),
        save: (_ctx, { expected }) => {
          if (expected !== revision) return Promise.resolve({ saved: false, current: revision });
          revision += 1;
          return Promise.resolve({ saved: true, revision });
        },
      },
      clock: new SetClock('2026-11-23T07:30:00.000Z'),
    });
  beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'demo-writing-'))));
  afterAll(() => rm(directory, { recursive: true, force: true }));

  test('a file is a PDF to the documents room, stored under its hash and entered once', async () => {
    const file = documentOf('服务协议', '演示上海银行股份有限公司');
    for (const run of [1, 2]) {
      await writing().putAttachments(CASE, [file], SYSTEM_ACTOR);
      expect(added).toMatchObject([{ caseId: CASE, sha256: file.sha256, mediaType: 'application/pdf', size: file.bytes.length }]);
      expect(run).toBeGreaterThan(0);
    }
    expect((await readdir(directory, { recursive: true })).filter((name) => name.includes(file.sha256))).toHaveLength(1);
  });
  test('a working copy that is there or beyond is left, one that is missing its predecessor is a fault', async () => {
    await writing().putWorkingCopy(CASE, {}, SYSTEM_ACTOR, 1);
    await writing().putWorkingCopy(CASE, {}, SYSTEM_ACTOR, 2);
    await writing().putWorkingCopy(CASE, {}, SYSTEM_ACTOR, 1);
    expect(revision).toBe(2);
    await expect(writing().putWorkingCopy(CASE, {}, SYSTEM_ACTOR, 4)).rejects.toThrow('is at 2');
  });
});
