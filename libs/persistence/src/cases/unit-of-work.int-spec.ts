import { DuplicateCommand } from '@sandbar/workflow';
import type { CaseWrite } from '@sandbar/workflow';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { createStore } from '../data-source.js';
import { ctxOf, deadlineOf, firmPerson, officer, outboxOf, writeOf, lockedWrite } from './case-write.fixture.js';
import { whoseIs } from '../session/begin-statement.js';
import { Transactions } from '../session/transactions.js';
import { TypeOrmUnitOfWork } from './typeorm-unit-of-work.js';
import { writeParameters } from './write-parameters.js';
import { writeTogether } from './write-statements.js';

describe('the unit of work', () => {
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

  it('lends nobody, in one statement, the case of the call before', async () => {
    const { actor, write } = await created();
    const { caseId } = write;
    const next = writeOf({ actor, caseId, version: 1, prevHash: write.record.hash });
    const stranger = firmPerson();
    const theirs = writeOf({ actor: stranger, caseId, version: 2, prevHash: next.record.hash });
    const values = [writeParameters(next, whoseIs(actor), null), writeParameters(theirs, whoseIs(stranger), null)].flat();
    const { rows } = await new Transactions(store).alone<{ written: number[] }>(writeTogether(2), values);
    expect(rows[0]!.written).toEqual([1, 0]);
    expect(await count('case_record', caseId)).toBe(2);
  });

  it('judges every call of one statement by its own person', async () => {
    const [one, other] = [await created(), await created()];
    type Made = typeof one;
    const calls = (...pairs: readonly (readonly [Made['actor'], Made])[]): Promise<number[]> => {
      const values = pairs.flatMap(([actor, { write }]) =>
        writeParameters(writeOf({ actor, caseId: write.caseId, version: 1, prevHash: write.record.hash }), whoseIs(actor), null),
      );
      return new Transactions(store).alone<{ written: number[] }>(writeTogether(pairs.length), values).then(({ rows }) => rows[0]!.written);
    };
    expect(await calls([one.actor, other], [other.actor, one])).toEqual([0, 0]);
    expect(await calls([firmPerson(), one], [one.actor, one], [other.actor, other])).toEqual([0, 1, 1]);
    const { rows } = await eye.query<{ person: string }>(
      `SELECT person FROM command WHERE case_id = ANY ($1) AND (answer ->> 'seq')::int = 2`,
      [[one.write.caseId, other.write.caseId]],
    );
    expect(rows.map(({ person }) => person).sort()).toEqual([one.actor.person, other.actor.person].sort());
  });

  it('creates a case with its record, command, access, clocks and outbox, and gives all of it back under the lock', async () => {
    const actor = firmPerson();
    const caseId = uuidv7();
    const deadline = deadlineOf(caseId, { reckoning: null, payload: { lane: '风险' } });
    const write = writeOf({ actor, caseId, patch: { deadlines: [deadline], outbox: [outboxOf(caseId, 1)] } });
    await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, write));
    const locked = await unit.run(ctxOf(actor), (tx) => tx.cases.lockForCommand(caseId, actor.person, write.command.key));
    expect(locked).toEqual({
      row: {
        id: caseId,
        kind: 'pilot-application',
        definition: 'pilot-application@1',
        version: 1,
        headHash: write.record.hash,
        stage: 'draft',
        snapshot: write.snapshot,
        updatedAt: write.record.meta.at,
      },
      openDeadlines: [deadline],
      answered: { bodyHash: write.command.bodyHash, answer: write.command.answer },
    });
    for (const table of ['case_record', 'case_access', 'command', 'deadline', 'outbox', 'creation_index'])
      expect(await count(table, caseId)).toBe(1);
  });

  it('returns false and inserts nothing when the version had moved', async () => {
    const { actor, write } = await created();
    const late = writeOf({
      actor,
      caseId: write.caseId,
      version: 5,
      prevHash: write.record.hash,
      patch: { deadlines: [deadlineOf(write.caseId)], outbox: [outboxOf(write.caseId, 6)], holders: [{ holder: 'org:x', level: 'full' }] },
    });
    expect(await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, late))).toBe(false);
    expect(await count('case_record', write.caseId)).toBe(1);
    expect(await count('command', write.caseId)).toBe(1);
    expect(await count('deadline', write.caseId)).toBe(0);
    expect(await count('outbox', write.caseId)).toBe(0);
    const { rows } = await eye.query('SELECT holder FROM case_access WHERE case_id = $1', [write.caseId]);
    expect(rows).toEqual([{ holder: `org:${actor.organisation}` }]);
  });

  it('refuses to create what is there already, and says so by false', async () => {
    const { actor, write } = await created();
    expect(await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, writeOf({ actor, caseId: write.caseId })))).toBe(false);
    expect(await count('case_record', write.caseId)).toBe(1);
  });

  it('throws DuplicateCommand when the same person and key were stored meanwhile, and keeps the case as it was', async () => {
    const { actor, write } = await created();
    const again = writeOf({ actor, caseId: write.caseId, version: 1, prevHash: write.record.hash, key: write.command.key });
    await expect(unit.run(ctxOf(actor), (tx) => lockedWrite(tx, again))).rejects.toBeInstanceOf(DuplicateCommand);
    const { rows } = await eye.query('SELECT version FROM case_file WHERE id = $1', [write.caseId]);
    expect(rows).toEqual([{ version: 1 }]);
  });

  it('of two commands at once on one case lets the second see what the first wrote, its clocks too', async () => {
    const { actor, write } = await created();
    const { caseId } = write;
    let bothLocked = (): void => undefined;
    const firstHolds = new Promise<void>((resolve) => (bothLocked = resolve));
    const deadline = deadlineOf(caseId, { openedSeq: 2 });
    const first = unit.run(ctxOf(actor), async (tx) => {
      const locked = await tx.cases.lockForCommand(caseId, actor.person, 'first');
      bothLocked();
      await untilBlocked(eye);
      return lockedWrite(
        tx,
        writeOf({
          actor,
          caseId,
          version: locked!.row.version,
          prevHash: locked!.row.headHash,
          key: 'first',
          patch: { deadlines: [deadline] },
        }),
      );
    });
    await firstHolds;
    const second = await unit.run(ctxOf(actor), (tx) => tx.cases.lockForCommand(caseId, actor.person, 'first'));
    expect(await first).toBe(true);
    expect(second!.row.version).toBe(2);
    expect(second!.openDeadlines).toEqual([deadline]);
    expect(second!.answered?.answer.version).toBe(2);
  });

  it('replaces clocks by id: one closes and another of the same name opens in the same write', async () => {
    const { actor, write } = await created();
    const { caseId } = write;
    const one = deadlineOf(caseId, { openedSeq: 2 });
    const second = writeOf({ actor, caseId, version: 1, prevHash: write.record.hash, patch: { deadlines: [one] } });
    expect(await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, second))).toBe(true);
    const closed = { ...one, status: 'superseded' as const, closedSeq: 3, nextWakeAt: null };
    const two = deadlineOf(caseId, { openedSeq: 3 });
    const third = writeOf({ actor, caseId, version: 2, prevHash: second.record.hash, patch: { deadlines: [closed, two] } });
    expect(await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, third))).toBe(true);
    const found = await unit.run(ctxOf(actor), async (tx) => [
      await tx.deadlines.find(one.id),
      (await tx.cases.lockForCommand(caseId, actor.person, 'none'))!.openDeadlines,
    ]);
    expect(found).toEqual([closed, [two]]);
  });

  it('says that the version had moved also where COMMIT travels with the write, and runs the work again for it', async () => {
    const { actor, write } = await created();
    const late = writeOf({
      actor,
      caseId: write.caseId,
      version: 5,
      prevHash: write.record.hash,
      patch: { outbox: [outboxOf(write.caseId, 6)] },
    });
    let runs = 0;
    const work = (): Promise<boolean> => unit.run(ctxOf(actor), (tx) => (runs++, lockedWrite(tx, late)));
    // From memory, which has no such version; then with COMMIT sent along; then with COMMIT kept back.
    expect([await work(), runs]).toEqual([false, 3]);
    expect([await count('case_record', write.caseId), await count('outbox', write.caseId)]).toEqual([1, 0]);
  });

  it('writes nothing when a clock to close is not an open clock of the case', async () => {
    const { actor, write } = await created();
    const { caseId } = write;
    const other = await created({});
    const foreign = { ...deadlineOf(other.write.caseId), caseId, status: 'met' as const, closedSeq: 2, nextWakeAt: null };
    for (const row of [foreign, { ...foreign, closedSeq: null, status: 'running' as const }]) {
      const next = writeOf({ actor, caseId, version: 1, prevHash: write.record.hash, patch: { deadlines: [row] } });
      await expect(unit.run(ctxOf(actor), (tx) => lockedWrite(tx, next))).rejects.toThrow(/^a clock to (close|move) is not open$/);
    }
    expect([await count('case_record', caseId), await count('command', caseId)]).toEqual([1, 1]);
  });

  it('moves a clock, closes another and opens a third in one write', async () => {
    const { actor, write } = await created();
    const { caseId } = write;
    const [a, b] = [deadlineOf(caseId, { openedSeq: 2, name: 'a' }), deadlineOf(caseId, { openedSeq: 2, name: 'b' })];
    const second = writeOf({ actor, caseId, version: 1, prevHash: write.record.hash, patch: { deadlines: [a, b] } });
    await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, second));
    const moved = { ...a, status: 'stopped' as const, dueAt: null, nextWakeAt: null };
    const c = deadlineOf(caseId, { openedSeq: 3, name: 'c', reckoning: null, payload: { lane: '风险' }, escalates: true });
    const deadlines = [moved, { ...b, status: 'met' as const, closedSeq: 3, nextWakeAt: null }, c];
    const third = writeOf({ actor, caseId, version: 2, prevHash: second.record.hash, patch: { deadlines } });
    expect(await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, third))).toBe(true);
    const locked = await unit.run(ctxOf(actor), (tx) => tx.cases.lockForCommand(caseId, actor.person, 'none'));
    expect(locked!.openDeadlines).toEqual([moved, c]);
  });

  it('leaves what lists read of the header where it is unchanged, and takes no statement after the last', async () => {
    const { actor, write } = await created();
    const { caseId } = write;
    const next = writeOf({ actor, caseId, version: 1, prevHash: write.record.hash, patch: { headerUnchanged: true } });
    const after = unit.run(ctxOf(actor), async (tx) => {
      await lockedWrite(tx, next);
      return tx.commands.find(actor.person, 'k');
    });
    await expect(after).rejects.toThrow('the transaction has ended');
    const { rows } = await eye.query('SELECT version, title, header FROM case_file WHERE id = $1', [caseId]);
    expect(rows).toEqual([{ version: 2, title: write.header.title, header: write.header }]);
  });

  it('gives a case away: the giver writes it to the end and sees it no more', async () => {
    const { actor, write } = await created();
    const { caseId } = write;
    const office = officer();
    const given = writeOf({
      actor,
      caseId,
      version: 1,
      prevHash: write.record.hash,
      patch: { holders: [{ holder: `authority:${office.authority}`, level: 'full' }] },
    });
    expect(await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, given))).toBe(true);
    expect(await unit.run(ctxOf(actor), (tx) => tx.cases.lockForCommand(caseId, actor.person, 'k'))).toBeUndefined();
    expect((await unit.run(ctxOf(office), (tx) => tx.cases.lockForCommand(caseId, office.person, 'k')))?.row.version).toBe(2);
  });

  it('lets a holder of the headline act, whose claim makes the access full', async () => {
    const { actor, write } = await created();
    const { caseId } = write;
    const coordinator = officer(uuidv7(), ['coordinator'], '32');
    const holders = [...write.header.holders, { holder: 'coordination:32', level: 'headline' as const }];
    const informed = writeOf({ actor, caseId, version: 1, prevHash: write.record.hash, patch: { holders } });
    await unit.run(ctxOf(actor), (tx) => lockedWrite(tx, informed));
    const claim = writeOf({
      actor: coordinator,
      caseId,
      version: 2,
      prevHash: informed.record.hash,
      patch: {
        holders: [...write.header.holders, { holder: 'coordination:32', level: 'full' }],
        outbox: [outboxOf(caseId, 3)],
        deadlines: [deadlineOf(caseId, { openedSeq: 3 })],
      },
    });
    expect(await unit.run(ctxOf(coordinator), (tx) => lockedWrite(tx, claim))).toBe(true);
    const { rows } = await eye.query(`SELECT level FROM case_access WHERE case_id = $1 AND holder = 'coordination:32'`, [caseId]);
    expect(rows).toEqual([{ level: 'full' }]);
  });
});

/** Waits, by asking the server, until somebody waits for a lock. */
async function untilBlocked(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    if (rows[0]!.n > 0) return;
  }
}
