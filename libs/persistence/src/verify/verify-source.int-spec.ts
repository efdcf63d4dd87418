import type { CreationEntry, VerifyView } from '@sandbar/workflow';
import { creationHash, hashOf } from '@sandbar/workflow';
import { ctxOf, firmPerson, writeOf, lockedWrite } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresVerifySource } from './verify-source.js';

const CASES = 450;

describe('what the verifier reads', () => {
  let opened: Opened;
  let source: PostgresVerifySource;
  const ids: string[] = [];
  beforeAll(async () => {
    opened = await openAll();
    source = new PostgresVerifySource(opened.system);
    const unit = new TypeOrmUnitOfWork(opened.app);
    for (let i = 0; i < CASES; i++) {
      const actor = firmPerson();
      const write = writeOf({ actor });
      ids.push(write.caseId);
      await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, write));
      if (i > 2) continue;
      await unit.run(ctxOf(actor), (tx) =>
        lockedWrite(tx, writeOf({ actor, caseId: write.caseId, version: 1, prevHash: write.record.hash })),
      );
    }
  });
  afterAll(() => opened.close());

  const read = async (view: VerifyView, only?: string) => (await collected(view.pages(only))).flat();

  it('meets every case once over several pages, with its record in order and as it was hashed', async () => {
    const found = await source.read((view) => read(view));
    expect(found.map((one) => one.caseId)).toEqual([...ids].sort());
    for (const { stored, entries, caseId } of found) {
      expect(stored?.version).toBe(entries.length);
      expect(stored?.headHash).toBe(entries.at(-1)?.hash);
      expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1));
      for (const entry of entries) expect([entry.caseId, hashOf(entry)]).toEqual([caseId, entry.hash]);
    }
  });

  it('reads the creations as one chain', async () => {
    const rows: CreationEntry[] = (await source.read((view) => collected(view.creations()))).flat();
    expect(rows).toHaveLength(CASES);
    rows.forEach((row, i) => {
      expect([row.n, row.prevHash, row.hash]).toEqual([i + 1, rows[i - 1]?.hash ?? null, creationHash(row)]);
    });
  });

  it('meets a record whose case row was removed, and a case whose record was', async () => {
    await opened.eye.query(`SET session_replication_role = replica`);
    await opened.eye.query('BEGIN');
    await opened.eye.query('DELETE FROM case_file WHERE id = $1', [ids[0]]);
    await opened.eye.query('DELETE FROM case_record WHERE case_id = $1', [ids[1]]);
    await opened.eye.query('COMMIT');
    const found = await source.read((view) => read(view));
    expect(found).toHaveLength(CASES);
    expect(found.find((one) => one.caseId === ids[0])).toMatchObject({ stored: null, entries: [{ seq: 1 }, { seq: 2 }] });
    expect(found.find((one) => one.caseId === ids[1])).toMatchObject({ stored: { id: ids[1] }, entries: [] });
    expect(await source.read((view) => read(view, ids[5]))).toMatchObject([{ caseId: ids[5] }]);
  });

  it('reads one moment, whatever is written meanwhile', async () => {
    const actor = firmPerson();
    const counts = await source.read(async (view) => {
      const before = (await read(view)).length;
      await new TypeOrmUnitOfWork(opened.app).run(ctxOf(actor), (tx) => lockedWrite(tx, writeOf({ actor })));
      return [before, (await read(view)).length];
    });
    expect(counts[1]).toBe(counts[0]);
  });
});

async function collected<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(page);
  return found;
}
