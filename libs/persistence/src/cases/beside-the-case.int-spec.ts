import { v7 as uuidv7 } from 'uuid';
import { openAll, stateOf } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { AttachmentStore } from './attachment-store.js';
import { AT, ctxOf, firmPerson, lockedWrite, officer, writeOf } from './case-write.fixture.js';
import { CommentStore } from './comment-store.js';
import { TypeOrmUnitOfWork } from './typeorm-unit-of-work.js';
import { WorkingCopyStore } from './working-copy-store.js';

describe('what lies beside a case', () => {
  let opened: Opened;
  const firm = firmPerson();
  const office = officer();
  const write = writeOf({
    actor: firm,
    holders: [
      { holder: `org:${firm.organisation}`, level: 'full' },
      { holder: `authority:${office.authority}`, level: 'full' },
    ],
  });
  const { caseId } = write;
  beforeAll(async () => {
    opened = await openAll(6);
    await new TypeOrmUnitOfWork(opened.app).run(ctxOf(firm), (tx) => lockedWrite(tx, write));
  });
  afterAll(() => opened.close());

  it('saves a working copy by compare-and-set: of two from one revision the second is told what stands there', async () => {
    const copies = new WorkingCopyStore(opened.app);
    const save = (expected: number, name: string) =>
      copies.save(ctxOf(firm), { caseId, schemaVersion: '1', content: { name }, expected, at: AT });
    expect(await copies.find(ctxOf(firm), caseId)).toBeUndefined();
    expect(await save(3, '早')).toEqual({ saved: false, current: 0 });
    const first = await Promise.all([save(0, '甲'), save(0, '乙')]);
    expect(first).toEqual(
      expect.arrayContaining([
        { saved: true, revision: 1 },
        { saved: false, current: 1 },
      ]),
    );
    const many = await Promise.all(Array.from({ length: 6 }, (_, i) => save(1, String(i))));
    expect(many.filter((one) => one.saved)).toEqual([{ saved: true, revision: 2 }]);
    expect(await save(1, '迟')).toEqual({ saved: false, current: 2 });
    expect(await copies.find(ctxOf(firm), caseId)).toMatchObject({ revision: 2, updatedBy: firm.person, updatedAt: AT });
    const read = await new TypeOrmUnitOfWork(opened.app).run(ctxOf(firm), (tx) => tx.workingCopies.find(caseId));
    expect(read?.revision).toBe(2);
  });

  it('lists the files of a case, each hash once for the road', async () => {
    const files = new AttachmentStore(opened.app);
    const file = (name: string, sha256: string, status = 'not-scanned') => ({
      id: uuidv7(),
      caseId,
      sha256,
      name,
      mediaType: 'application/pdf',
      size: 3_000_000_000,
      status,
      uploadedBy: firm.person,
      uploadedAt: AT,
    });
    const added = [file('意见.pdf', 'a'.repeat(64)), file('副本.pdf', 'a'.repeat(64)), file('撤回.pdf', 'b'.repeat(64), 'withdrawn')];
    for (const one of added) await files.add(ctxOf(firm), one);
    expect(await files.list(ctxOf(office), caseId)).toEqual(added);
    expect(await files.find(ctxOf(firm), caseId, added[0]!.id)).toEqual(added[0]);
    expect(await files.find(ctxOf(firm), uuidv7(), added[0]!.id)).toBeUndefined();
    expect(await files.list(ctxOf(firmPerson()), caseId)).toEqual([]);
    expect(await new TypeOrmUnitOfWork(opened.app).run(ctxOf(firm), (tx) => tx.attachments.listSha256(caseId))).toEqual(['a'.repeat(64)]);
  });

  it('keeps working comments to the office or the firm they were written in', async () => {
    const comments = new CommentStore(opened.app);
    const comment = {
      id: uuidv7(),
      caseId,
      audience: `authority:${office.authority}`,
      author: office.person,
      body: '存疑',
      createdAt: AT,
    };
    await comments.add(ctxOf(office), comment);
    expect(await comments.list(ctxOf(office), caseId)).toEqual([comment]);
    expect(await comments.list(ctxOf(firm), caseId)).toEqual([]);
    expect(await stateOf(comments.add(ctxOf(firm), { ...comment, id: uuidv7(), author: firm.person }))).toBe('42501');
    expect(await stateOf(comments.add(ctxOf(office), { ...comment, id: uuidv7(), author: firm.person }))).toBe('42501');
  });
});
