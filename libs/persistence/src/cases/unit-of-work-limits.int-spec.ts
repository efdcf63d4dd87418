import type { CaseWrite } from '@sandbar/workflow';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { createStore } from '../data-source.js';
import { ctxOf, firmPerson, officer, writeOf, lockedWrite } from './case-write.fixture.js';
import { TypeOrmUnitOfWork } from './typeorm-unit-of-work.js';

describe('the unit of work at its limits', () => {
  let database: TestDatabase;
  let store: DataSource;
  let unit: TypeOrmUnitOfWork;
  let eye: Client;

  beforeAll(async () => {
    database = await openTestDatabase();
    store = await createStore({ url: database.appUrl, poolSize: 8 }).initialize();
    unit = new TypeOrmUnitOfWork(store);
    eye = new Client({ connectionString: database.superuserUrl });
    await eye.connect();
  });
  afterAll(async () => {
    await eye.end();
    await store.destroy();
    await database.close();
  });

  const count = async (table: string, caseId: string): Promise<number> =>
    (await eye.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE case_id = $1`, [caseId])).rows[0]!.n;
  const created = async (patch: Partial<CaseWrite> = {}): Promise<{ actor: ReturnType<typeof firmPerson>; write: CaseWrite }> => {
    const actor = firmPerson();
    const write = writeOf({ actor, patch });
    expect(await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, write))).toBe(true);
    return { actor, write };
  };

  it('chains creations without gaps when sixteen are made at once', async () => {
    const small = await createStore({ url: database.appUrl, poolSize: 16 }).initialize();
    const many = new TypeOrmUnitOfWork(small);
    await Promise.all(
      Array.from({ length: 40 }, () => {
        const actor = firmPerson();
        return many.run(ctxOf(actor), (tx) => lockedWrite(tx, writeOf({ actor })));
      }),
    );
    await small.destroy();
    const { rows } = await eye.query<{ n: string; prev_hash: string | null; hash: string }>(
      'SELECT n, prev_hash, hash FROM creation_index ORDER BY n',
    );
    rows.forEach((row, i) => expect([Number(row.n), row.prev_hash]).toEqual([i + 1, i === 0 ? null : rows[i - 1]!.hash]));
  });

  it('numbers a series without gaps: a rolled back transaction gives its number back', async () => {
    const actor = officer();
    const next = (fail: boolean): Promise<number> =>
      unit.run(ctxOf(actor), async (tx) => {
        const n = await tx.counters.next('沪金创');
        if (fail) throw new Error('refused');
        return n;
      });
    expect(await next(false)).toBe(1);
    await expect(next(true)).rejects.toThrow('refused');
    expect(await Promise.all([next(false), next(false), next(false)])).toEqual(expect.arrayContaining([2, 3, 4]));
  });

  it('calls the failpoints in order, and a crash at any of them before the commit leaves nothing', async () => {
    const { actor, write } = await created();
    const seen: string[] = [];
    const work = (failing: TypeOrmUnitOfWork, key: string): Promise<boolean> =>
      failing.run(ctxOf(actor), async (tx) => {
        await tx.cases.lockForCommand(write.caseId, actor.person, key);
        return tx.cases.write(writeOf({ actor, caseId: write.caseId, version: 1, prevHash: write.record.hash, key }));
      });
    const names = ['begin:before', 'begin:after', 'lock:after', 'write:before', 'write:after', 'commit:before'];
    for (const name of names) {
      const failing = new TypeOrmUnitOfWork(store, {
        failpoint: (at) => {
          if (at === name) throw new Error(`crash at ${name}`);
        },
      });
      await expect(work(failing, uuidv7())).rejects.toThrow(`crash at ${name}`);
    }
    expect(await count('case_record', write.caseId)).toBe(1);
    expect(await work(new TypeOrmUnitOfWork(store, { failpoint: (at) => void seen.push(at) }), 'last')).toBe(true);
    expect(seen).toEqual([...names, 'commit:after']);
  });

  it('refuses to commit when an error inside was swallowed', async () => {
    const { actor, write } = await created();
    const swallowed = unit.run(ctxOf(actor), async (tx) => {
      await tx.cases.lockForCommand('not-a-uuid', actor.person, 'k').catch(() => undefined);
      return write;
    });
    await expect(swallowed).rejects.toThrow('swallowed');
  });

  it('sends nothing for a person whose name could end a literal', async () => {
    const actor = { ...firmPerson(), person: `x';DROP TABLE case_file;--` };
    await expect(unit.run(ctxOf(actor), () => Promise.resolve())).rejects.toThrow(TypeError);
  });
});
