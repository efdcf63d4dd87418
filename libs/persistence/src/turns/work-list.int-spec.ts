import type { Actor, SeatTurn } from '@sandbar/domain';
import { holderKeysOf, ownCourts, seatKey, seatsOf } from '@sandbar/domain';
import { transactionsEnded } from '@sandbar/testing';
import { v7 as uuidv7 } from 'uuid';
import { AT, ctxOf, deadlineOf, firmPerson, lockedWrite, officer, writeOf } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { TurnStore } from './turn-store.js';
import type { TurnSource } from './turn-store.js';
import { workListStatement } from './work-list.js';
import type { Sitting, WorkFilter, WorkPlace } from './work-list.js';
import { WorkQueries } from './work-queries.js';

const hours = (n: number): string => new Date(Date.parse(AT) + n * 3_600_000).toISOString();
const sitting = (actor: Actor): Sitting => ({ seats: seatsOf(actor, holderKeysOf(actor)).map(seatKey), persons: [actor.person] });
const courts = ownCourts(officer());
/** In these tests a case waits for the intake officers of each office or firm that holds it, and for its heads. */
const turnsOf = ({ header }: TurnSource): SeatTurn[] =>
  header.holders.flatMap(({ holder }) =>
    (['intake-officer', 'head'] as const).map((role): SeatTurn => ({
      role,
      holder,
      person: null,
      barred: header.closedTo,
      types: ['ACCEPT'],
      personal: false,
    })),
  );

describe('the list of what waits for somebody', () => {
  let opened: Opened;
  let work: WorkQueries;
  let store: TurnStore;
  const mine = officer();
  const head = { ...officer(mine.authority!, ['head', 'intake-officer']) };
  const foreign = officer(uuidv7(), ['intake-officer'], '32');
  const ids: string[] = [];

  const add = async (n: number, holder = mine.authority!, level: 'full' | 'headline' = 'full', closedTo: string[] = []) => {
    const caseId = uuidv7();
    const dueAt = n % 5 === 0 ? null : hours(n % 7);
    const write = writeOf({
      actor: mine,
      caseId,
      holders: [
        { holder: `authority:${holder}`, level },
        { holder: `person:${mine.person}`, level: 'full' },
      ],
      header: { title: n % 10 === 0 ? `跨境支付 ${n}` : `普惠信贷 ${n}`, province: n % 4 === 0 ? '32' : '31', closedTo },
      patch: {
        dueAt,
        deadlines: dueAt === null ? [] : [deadlineOf(caseId, { court: 'authority', dueAt })],
        stage: n % 2 === 0 ? 'review.risk' : 'screening',
      },
    });
    expect(await new TypeOrmUnitOfWork(opened.app).run(ctxOf(mine), (tx) => lockedWrite(tx, write))).toBe(true);
    return write;
  };
  const stepOn = async (limit = 7): Promise<void> => {
    while (((await store.step('one', limit, turnsOf)) ?? 0) > 0);
  };
  const project = async (limit = 7): Promise<void> => {
    await transactionsEnded(opened.eye);
    await stepOn(limit);
  };
  const walk = async (actor: Actor, filter: WorkFilter = {}, limit = 4) => {
    const found: { id: string; due: string | null; sure: boolean }[] = [];
    for (let after: WorkPlace | undefined; ;) {
      const page = await work.listWork(ctxOf(actor), {
        of: { own: sitting(actor), lent: [] },
        courts,
        filter,
        limit,
        ...(after === undefined ? {} : { after }),
      });
      found.push(...page.map(({ place, sure }) => ({ ...place, sure })));
      if (page.length < limit) return found;
      after = page.at(-1)!.place;
    }
  };
  const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();

  beforeAll(async () => {
    opened = await openAll();
    work = new WorkQueries(opened.app);
    store = new TurnStore(opened.system);
    for (let n = 0; n < 30; n += 1) ids.push((await add(n)).caseId);
  });
  afterAll(() => opened.close());

  it('misses nothing before the projection, while it is filled, and after, on pages smaller than the list', async () => {
    expect(idsOf(await walk(mine))).toEqual([...ids].sort());
    await transactionsEnded(opened.eye);
    await store.step('one', 7, turnsOf);
    const half = await walk(mine);
    expect([idsOf(half), half.filter(({ sure }) => sure).length]).toEqual([[...ids].sort(), 7]);
    await project();
    const whole = await walk(mine);
    expect([idsOf(whole), whole.every(({ sure }) => sure)]).toEqual([[...ids].sort(), true]);
    const order = whole.map(({ due, id }) => `${due ?? '~'} ${id}`);
    expect(order).toEqual([...order].sort());
    // One case for two seats is one case.
    expect(idsOf(await walk(head))).toEqual([...ids].sort());
  });

  it('finds what moved since, asks about it, and knows it after the next step', async () => {
    const added = await add(1);
    const moved = writeOf({
      actor: mine,
      caseId: ids[3]!,
      version: 1,
      prevHash: await headOf(ids[3]!),
      header: { title: '新题目' },
      holders: [{ holder: `authority:${mine.authority}`, level: 'full' }],
    });
    expect(await new TypeOrmUnitOfWork(opened.app).run(ctxOf(mine), (tx) => lockedWrite(tx, moved))).toBe(true);
    const found = await walk(mine);
    expect(idsOf(found)).toEqual([...ids, added.caseId].sort());
    expect(idsOf(found.filter(({ sure }) => !sure))).toEqual([ids[3]!, added.caseId].sort());
    await project();
    ids.push(added.caseId);
    expect((await walk(mine)).every(({ sure }) => sure)).toBe(true);
  });
  const headOf = async (id: string): Promise<string> =>
    (await opened.eye.query<{ head_hash: string }>('SELECT head_hash FROM case_file WHERE id = $1', [id])).rows[0]!.head_hash;

  it('leaves out a change that was rolled back, and waits for one that is still open', async () => {
    const client = await opened.system.driver.obtainMasterConnection();
    const [connection, release] = client as [typeof opened.eye, () => void];
    try {
      await connection.query('BEGIN');
      const late = `INSERT INTO command (person, key, body_hash, case_id, outcome, answer) VALUES ('system', $1, 'h', $2, 'accepted', '{}')`;
      await connection.query(late, [uuidv7(), ids[0]]);
      const { id: held } = (await connection.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')).rows[0]!;
      const younger = await add(2);
      await transactionsEnded(opened.eye, { but: held });
      await stepOn();
      const before = await walk(mine);
      // An older transaction runs: what is younger is not taken for known, and not missed.
      expect(idsOf(before.filter(({ sure }) => !sure))).toEqual([younger.caseId]);
      await connection.query('COMMIT');
      ids.push(younger.caseId);
      expect(idsOf((await walk(mine)).filter(({ sure }) => !sure))).toEqual([ids[0]!, younger.caseId].sort());
      await project();
      expect((await walk(mine)).every(({ sure }) => sure)).toBe(true);
    } finally {
      release();
    }
  });

  it('shows no case of another office or province, whatever seats are asked for', async () => {
    const theirs = await add(1, foreign.authority!);
    await project();
    expect(idsOf(await walk(foreign))).toEqual([theirs.caseId]);
    const stolen = await work.listWork(ctxOf(foreign), { of: { own: sitting(mine), lent: [] }, courts, filter: {}, limit: 100 });
    expect(stolen.filter(({ file }) => file !== undefined)).toEqual([]);
    expect(stolen).toEqual([]);
    const whole = await work.listWork(ctxOf(foreign), { of: { holders: [`authority:${mine.authority}`] }, courts, filter: {}, limit: 100 });
    expect(whole).toEqual([]);
    const count = { now: hours(3), soon: hours(5), most: 100 };
    expect(await work.countWork(ctxOf(foreign), sitting(mine), count)).toEqual({ all: 0, overdue: 0, soon: 0 });
  });

  it('hides the due date of a headline also from the order, and a person whom a conflict shut out gets nothing', async () => {
    const office = officer();
    const near = await add(1, office.authority!, 'headline');
    const far = await add(0, office.authority!);
    const shut = await add(2, office.authority!, 'full', [office.person]);
    for (const projected of [false, true]) {
      const rows = await walk(office);
      expect(rows.filter(({ sure }) => sure === projected).map(({ id, due }) => [id, due])).toEqual(
        [near, far, ...(projected ? [] : [shut])]
          .map(({ caseId }) => [caseId, caseId === shut.caseId ? hours(2) : null])
          .sort(([a, x], [b, y]) => (`${x ?? '~'} ${a}` < `${y ?? '~'} ${b}` ? -1 : 1)),
      );
      await project();
    }
  });

  it('is due for a firm and for an office when the own clock ends; where none runs, when the first of another does, and says whose', async () => {
    const [office, firm] = [officer(), firmPerson()];
    const seated: Actor = { ...firm, roles: ['head'] };
    const sight = [office.authority!, firm.organisation!];
    const filed = async (...clocks: readonly Parameters<typeof deadlineOf>[1][]): Promise<string> => {
      const caseId = uuidv7();
      const deadlines = clocks.map((clock, n) => deadlineOf(caseId, { name: `clock ${n}`, ...clock }));
      const holders = [`authority:${sight[0]}`, `org:${sight[1]}`].map((holder) => ({ holder, level: 'full' as const }));
      const header = { parties: [firm.organisation!] };
      const write = writeOf({ actor: office, caseId, holders, header, patch: { dueAt: hours(1), deadlines } });
      expect(await new TypeOrmUnitOfWork(opened.app).run(ctxOf(office), (tx) => lockedWrite(tx, write))).toBe(true);
      return caseId;
    };
    const both = await filed(
      { court: 'authority', dueAt: hours(1) },
      { court: 'firm', dueAt: hours(9) },
      { court: 'firm', dueAt: hours(80) },
    );
    const theirs = await filed({ court: 'authority', dueAt: hours(2), status: 'overdue' }, { court: 'peers', dueAt: hours(1) });
    const stopped = await filed({ court: 'firm', dueAt: hours(1), status: 'stopped' }, { court: 'public', dueAt: hours(30) });
    const soonest = await filed({ court: 'firm', dueAt: hours(3) });
    const read = async (actor: Actor, filter: WorkFilter = {}) => {
      const of = { own: sitting(actor), lent: [] };
      const rows = await work.listWork(ctxOf(actor), { of, courts: ownCourts(actor), filter, limit: 50 });
      return rows.map(({ place, court }) => [place.id, place.due, court]);
    };
    for (const projected of [false, true]) {
      expect([projected, await read(seated)]).toEqual([
        projected,
        [
          [theirs, hours(1), 'peers'],
          [soonest, hours(3), 'firm'],
          [both, hours(9), 'firm'],
          [stopped, hours(30), 'public'],
        ],
      ]);
      expect([projected, await read({ ...office, roles: ['head'] })]).toEqual([
        projected,
        [
          [both, hours(1), 'authority'],
          [theirs, hours(2), 'authority'],
          [soonest, hours(3), 'firm'],
          [stopped, hours(30), 'public'],
        ],
      ]);
      expect((await read(seated, { dueFrom: hours(2), dueBefore: hours(10) })).map(([id]) => id)).toEqual([soonest, both]);
      await project();
    }
    const counted = { now: hours(2), soon: hours(10), most: 100 };
    expect(await work.countWork(ctxOf(seated), sitting(seated), counted)).toEqual({ all: 4, overdue: 1, soon: 2 });
  });

  it('filters by date, stage, kind, province and words; counts what is overdue and due soon', async () => {
    const rows = async (filter: WorkFilter) => (await walk(mine, filter)).length;
    const all = await walk(mine);
    const dues = all.map(({ due }) => due);
    expect(await rows({ dueBefore: hours(3) })).toBe(dues.filter((due) => due !== null && due < hours(3)).length);
    expect(await rows({ dueFrom: hours(3) })).toBe(dues.filter((due) => due === null || due >= hours(3)).length);
    expect(await rows({ dueFrom: hours(3), dueBefore: hours(5) })).toBe(
      dues.filter((due) => due !== null && due >= hours(3) && due < hours(5)).length,
    );
    expect([await rows({ stage: 'review' }), await rows({ stage: 'review.risk' }), await rows({ stage: 'rev' })]).toEqual([18, 18, 0]);
    expect([await rows({ province: '32' }), await rows({ text: '跨境' }), await rows({ kind: 'sharing-leg' })]).toEqual([9, 4, 0]);
    expect(await work.countWork(ctxOf(mine), sitting(mine), { now: hours(3), soon: hours(5), most: 100 })).toEqual({
      all: all.length,
      overdue: await rows({ dueBefore: hours(3) }),
      soon: await rows({ dueFrom: hours(3), dueBefore: hours(5) }),
    });
    const office = await work.listWork(ctxOf(head), { of: { holders: [`authority:${mine.authority}`] }, courts, filter: {}, limit: 100 });
    expect(idsOf(office.map(({ place }) => place))).toEqual([...ids].sort());
  });

  it('is read by index, also with twenty thousand cases', async () => {
    await opened.eye.query(
      `INSERT INTO case_file (id, kind, definition, version, head_hash, snapshot, stage, leaves, court, closed, title, province, header, due_at, created_at, updated_at)
       SELECT gen_random_uuid(), 'pilot-application', 'pilot-application@1', 1, 'h', '{}', 'screening', '{screening}', 'authority', false, 'n', '31', '{}',
         timestamptz '2026-09-18' + n * interval '1 minute', now(), now() FROM generate_series(1, 20000) n`,
    );
    await opened.eye.query(`INSERT INTO case_access (case_id, holder, level) SELECT id, $1, 'full' FROM case_file WHERE title = 'n'`, [
      `authority:${mine.authority}`,
    ]);
    await opened.eye.query(
      `INSERT INTO case_turn (case_id, seat, person, holder, barred, types, personal, due_at, kind, stage, province)
       SELECT id, 'intake-officer@' || $1, '', $1, '{}', '{ACCEPT}', false, due_at, kind, stage, province FROM case_file WHERE title = 'n'`,
      [`authority:${mine.authority}`],
    );
    await opened.eye.query('ANALYZE case_file; ANALYZE case_access; ANALYZE case_turn; ANALYZE command');
    const query = {
      of: { own: sitting(mine), lent: [] },
      courts,
      filter: { province: '31', dueFrom: hours(100) },
      after: { due: hours(120), id: ids[0]! },
      limit: 21,
    } as const;
    const { text, values } = workListStatement(query);
    const explained = await work['rooms'].readAs<Record<string, unknown>>(ctxOf(mine), `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
    const plan = JSON.stringify(explained);
    expect([...plan.matchAll(/"Node Type":"Seq Scan"[^}]*?"Relation Name":"(\w+)"/g)].map(([, name]) => name)).toEqual([]);
    expect(plan).toContain('"Index Name":"case_turn_seat_ix"');
    // Of twenty thousand rows it looks at a page, once over.
    const looked = [...plan.matchAll(/"Relation Name":"case_\w+"[^}]*?"Actual Rows":([\d.]+)/g)].map(([, rows]) => Number(rows));
    expect(Math.max(...looked)).toBeLessThan(100);
  });
});
