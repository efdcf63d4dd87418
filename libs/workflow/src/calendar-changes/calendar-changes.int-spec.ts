import { stateCouncilCalendar } from '@sandbar/calendar';
import { isRefusal, REGISTRY, SYSTEM_ACTOR } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import { PostgresCalendarStore, PostgresClockScan, PostgresRuleTable, TypeOrmUnitOfWork } from '@sandbar/persistence';
import { CalendarNotRead } from '../preparations/recount-clocks.js';
import { Workflow } from '../road/workflow.js';
import { CalendarOffice } from './calendar-office.js';
import type { Proposal } from './calendar-office.js';
import { layReleaseCalendar } from './release-calendar.js';
import type { CalendarPlan } from './calendar-plan.js';
import type { ChangeRow } from '../ports/calendar.port.js';
import { CalendarRecount } from './calendar-recount.js';
import { INVENTED_2027, inventedDecree } from '../../../../test/fixtures/invented-notice.js';
import { actorOf } from '../../../../test/faults/road/demo-office.js';
import { DESK } from '../../../../test/faults/road/play-application.js';
import { codeOf, FIRM, RoadRig } from '../../../../test/fixtures/road-rig.js';

const PLATFORM = actorOf('system-administrator');
const SHANGHAI = actorOf('pbc-shanghai.case-administrator');
const JIANGSU = actorOf('pbc-jiangsu.case-administrator');
const START = '2026-12-07T02:00:00.000Z';

const value = <T>(outcome: T): Exclude<T, { refused: true }> => {
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome as Exclude<T, { refused: true }>;
};

describe('a change of the calendar', () => {
  let rig: RoadRig;
  let store: PostgresCalendarStore;
  let office: CalendarOffice;
  beforeEach(async () => {
    rig = await RoadRig.open(4, START);
    store = new PostgresCalendarStore(rig.road.engine.dataSource);
    const rules = new PostgresRuleTable(rig.road.engine.dataSource, () => Date.parse(rig.clock.now()));
    office = new CalendarOffice(store, scan(), rules, rig.clock, new CaslPolicy());
  }, 60_000);
  afterEach(() => rig?.close());

  const scan = (): PostgresClockScan => new PostgresClockScan(rig.road.engine.dataSource, rig.road.app);
  const decree = (...args: Parameters<typeof inventedDecree>): Proposal => value(office.readOverride(inventedDecree(...args)));
  const enter = async (proposal: Proposal): Promise<ChangeRow> => value(await office.enter(proposal, SHANGHAI));
  const confirmed = async (proposal: Proposal): Promise<ChangeRow> => value(await office.confirm((await enter(proposal)).id, PLATFORM));
  /** In force, and gone through by worker and outbox. */
  const applied = async (proposal: Proposal): Promise<ChangeRow> => {
    const change = await confirmed(proposal);
    rig.clock.pass(60_000);
    await rig.road.engine.dispatcher.drain();
    return change;
  };
  const drain = (): Promise<number> => rig.road.engine.dispatcher.drain();
  const clocksOf = async (caseId: string) =>
    rig.rows<{ name: string; day: string; provisional: boolean; status: string; version: string }>(
      `SELECT name, reckoning ->> 'dueDay' AS day, provisional, status, reckoning ->> 'calendarVersion' AS version FROM deadline WHERE case_id = $1 ORDER BY name, opened_seq`,
      [caseId],
    );
  /** What the record says moved, by case and clock. */
  const recorded = async (): Promise<string[]> => {
    const rows = await rig.rows<{ case_id: string; payload: { moved: { clock: string; from: string; to: string; days: number }[] } }>(
      `SELECT case_id, payload FROM case_record WHERE type = 'CALENDAR_CHANGED'`,
    );
    return rows.flatMap((row) => row.payload.moved.map((one) => `${row.case_id} ${one.clock} ${one.from} ${one.to} ${one.days}`)).sort();
  };
  const planned = ({ moves }: CalendarPlan): string[] =>
    moves.map((one) => `${one.caseId} ${one.clock} ${one.from} ${one.to} ${one.days}`).sort();

  it('moves the open clocks exactly as the dry run said, as facts, once, and tells whose dates moved, once', async () => {
    const cases = [await rig.review(), await rig.review(), await rig.draft()];
    await drain();
    const proposal = decree('2026-12-14', false);
    const plan = value(await office.preview(proposal));
    expect(planned(plan).length).toBeGreaterThanOrEqual(8);
    expect(new Set(plan.moves.map((move) => move.caseId))).toEqual(new Set(cases.slice(0, 2)));
    await applied(proposal);
    expect(await recorded()).toEqual(planned(plan));
    expect(await rig.findings()).toEqual([]);
    const told = `SELECT person_id, case_id, count(*)::int AS n FROM notification WHERE template LIKE 'fact.DeadlinesMoved%' GROUP BY 1, 2`;
    const people = await rig.rows<{ n: number }>(told);
    expect(people.length).toBeGreaterThan(0);
    expect(people.every(({ n }) => n === 1)).toBe(true);
    // Again, and by another worker that has seen none of it.
    const before = await rig.everything();
    await drain();
    expect(await new CalendarRecount(store, new PostgresRuleTable(rig.road.engine.dataSource), rig.clock).step()).toBe(0);
    expect(await rig.everything()).toEqual(before);
    expect(value(await office.show((await store.list(1))[0]!.id)).plan.moves).toEqual([]);
  });

  it('a notice settles what was provisional, which then expires; before, nobody loses a right on a guess', async () => {
    rig.clock.set('2026-12-28T02:00:00.000Z');
    const caseId = await rig.review();
    await drain();
    const told = `SELECT count(*) = count(DISTINCT person_id) AS once, count(*) > 1 AS told FROM notification WHERE template LIKE 'alarm.calendar-missing%'`;
    expect(await rig.rows(told)).toEqual([{ once: true, told: true }]);
    expect((await clocksOf(caseId)).filter(({ provisional }) => provisional).map(({ name }) => name)).toContain('review.total');
    const interest = async () => (await clocksOf(caseId)).find(({ name }) => name === 'interest');
    expect(await interest()).toMatchObject({ provisional: true, status: 'running', day: '2027-01-05' });
    rig.clock.set('2027-01-08T02:00:00.000Z');
    await drain();
    expect(await interest()).toMatchObject({ provisional: true, status: 'running', day: '2027-01-05' });
    await applied(value(office.readNotice(INVENTED_2027)));
    // By the notice it was over on the 6th; nobody is late by the notice's coming late: the whole next working day, a Saturday that is worked.
    expect(await interest()).toMatchObject({ provisional: false, status: 'running', day: '2027-01-09' });
    expect((await clocksOf(caseId)).filter(({ provisional, status }) => provisional && status !== 'met')).toEqual([]);
    rig.clock.set('2027-01-09T16:00:00.000Z');
    await drain();
    expect(await interest()).toMatchObject({ status: 'expired' });
    expect(await rig.findings()).toEqual([]);
  });

  it('is made by two: whoever entered it does not confirm it, and of two who confirm at once one does', async () => {
    const proposal = decree('2026-12-14', false);
    const entered = await enter(proposal);
    expect(await enter(proposal)).toEqual(entered);
    expect(await office.confirm(entered.id, SHANGHAI)).toMatchObject({ code: 'calendar.same_person' });
    const both = await Promise.all([office.confirm(entered.id, PLATFORM), office.confirm(entered.id, JIANGSU)]);
    expect(both.map((one) => (isRefusal(one) ? one.code : 'confirmed')).sort()).toEqual(['calendar.settled', 'confirmed']);
    expect(await office.withdraw(entered.id, SHANGHAI)).toMatchObject({ code: 'calendar.settled' });
    expect(await office.confirm('0190a000-0000-7000-8000-000000000001', PLATFORM)).toMatchObject({ code: 'calendar.change_not_found' });
    const acts = await rig.rows<{ act: string }>(`SELECT act FROM administration_act WHERE act LIKE 'calendar.%' ORDER BY at, act`);
    expect(acts.map(({ act }) => act)).toEqual(['calendar.confirmed', 'calendar.entered']);
  });

  it('of two administrators who load one year at once one wins; a notice that says otherwise is refused, an override is not', async () => {
    const other = { ...INVENTED_2027, number: '演示〔2026〕3号', workingWeekends: ['2027-01-09'] };
    const [one, two] = [await enter(value(office.readNotice(INVENTED_2027))), await enter(value(office.readNotice(other)))];
    const outcomes = await Promise.all([office.confirm(one.id, PLATFORM), office.confirm(two.id, JIANGSU)]);
    expect(outcomes.map((each) => (isRefusal(each) ? each.code : 'confirmed')).sort()).toEqual(['calendar.contradicts', 'confirmed']);
    rig.clock.pass(60_000);
    const won = outcomes.findIndex((each) => !isRefusal(each));
    const again = value(office.readNotice(won === 0 ? INVENTED_2027 : other));
    expect(await office.preview(again)).toMatchObject({ code: 'calendar.known_already' });
    expect(
      await office.preview(value(office.readNotice({ ...INVENTED_2027, year: 2029, holidays: moved(2029), workingWeekends: [] }))),
    ).toMatchObject({
      code: 'calendar.year_gap',
    });
    expect(isRefusal(await office.preview(decree('2027-03-01', false)))).toBe(false);
    expect(await office.preview(decree('2028-03-01', false))).toMatchObject({ code: 'calendar.year_unknown' });
    expect(await office.preview(decree('2027-03-01', true))).toMatchObject({ code: 'calendar.changes_nothing' });
  });

  it('keeps a province’s decree to the cases led there, and lets only the place itself or the platform enter it', async () => {
    await rig.review();
    await drain();
    const elsewhere = decree('2026-12-14', false, { scope: '32' });
    expect(value(await office.preview(elsewhere)).moves).toEqual([]);
    expect(value(await office.preview(decree('2026-12-14', false, { scope: '31' }))).moves.length).toBeGreaterThan(0);
    expect(await office.enter(elsewhere, SHANGHAI)).toMatchObject({ code: 'calendar.other_place' });
    expect(isRefusal(await office.enter(elsewhere, JIANGSU))).toBe(false);
    // The dry run of an office lists its own cases only.
    expect(value(await office.preview(decree('2026-12-14', false), JIANGSU)).moves).toEqual([]);
    expect(value(await office.preview(decree('2026-12-14', false), SHANGHAI)).moves.length).toBeGreaterThan(0);
  });

  it('takes no day from a firm, and nothing expires on its former date while the change is under way', async () => {
    const caseId = await rig.review();
    await drain();
    // The interest period ends on the 14th; the evening before it is decreed a day off.
    expect(await clocksOf(caseId)).toContainEqual(expect.objectContaining({ name: 'interest', day: '2026-12-14' }));
    rig.clock.set('2026-12-14T15:59:45.000Z');
    await drain();
    await confirmed(decree('2026-12-14', false));
    // In force for five seconds: the recount waits for commands under way.
    rig.clock.set('2026-12-14T16:00:00.000Z');
    await rig.road.engine.deadlines.sweep();
    expect((await store.list(1))[0]?.recountedAt).toBeNull();
    expect(await clocksOf(caseId)).toContainEqual(expect.objectContaining({ name: 'interest', day: '2026-12-15', status: 'running' }));
    rig.clock.pass(60_000);
    await drain();
    expect((await rig.typesOf(caseId)).filter((type) => type === 'CALENDAR_CHANGED')).toHaveLength(1);
    expect(await rig.findings()).toEqual([]);
  });

  it('undoes no expiry: a past day that is off now is put before a person, open and closed cases alike', async () => {
    const [draft, open] = [await rig.draft(), await rig.review()];
    await drain();
    rig.clock.set('2026-12-16T02:00:00.000Z');
    await drain();
    const interest = async () => (await clocksOf(open)).find(({ name }) => name === 'interest')!;
    expect(await interest()).toMatchObject({ status: 'expired', day: '2026-12-14' });
    const proposal = decree('2026-12-11', false);
    const plan = value(await office.preview(proposal));
    expect(plan.left.map(({ caseId, clock }) => [caseId, clock])).toEqual([[open, 'interest']]);
    await applied(proposal);
    expect(await interest()).toMatchObject({ status: 'expired', day: '2026-12-14' });
    const asked = await rig.rows<{ case_id: string; todo: boolean }>(
      `SELECT case_id, todo FROM notification WHERE template LIKE 'alarm.expiry-questioned%'`,
    );
    expect(asked).toEqual([{ case_id: open, todo: true }]);
    expect(await recorded()).toEqual(planned(plan));
    expect(plan.moves.some(({ caseId }) => caseId === draft)).toBe(false);
  });

  it('goes on after a crash between batches, with one fact a case', async () => {
    const cases = [await rig.review(), await rig.review(), await rig.review()];
    await drain();
    const proposal = decree('2026-12-14', false);
    const plan = value(await office.preview(proposal));
    await confirmed(proposal);
    rig.clock.pass(60_000);
    const worker = (failing: boolean): CalendarRecount => {
      const table = new PostgresRuleTable(rig.road.engine.dataSource);
      const crashing = Object.create(store, {
        recountBatch: {
          value: (...args: Parameters<PostgresCalendarStore['recountBatch']>) =>
            store.recountBatch(args[0], args[1], args[2], (batch) => [...args[3](batch), ...(failing ? crash() : [])], args[4]),
        },
      }) as PostgresCalendarStore;
      return new CalendarRecount(crashing, table, rig.clock);
    };
    const crash = (): never => {
      throw new Error('crash');
    };
    expect(await worker(false).step(1)).toBe(2);
    await expect(worker(true).step(1)).rejects.toThrow('crash');
    // Two workers at once take one batch each, or one of them none.
    await Promise.all([worker(false).step(1), worker(false).step(1)]);
    await drain();
    expect(await recorded()).toEqual(planned(plan));
    for (const caseId of cases) expect((await rig.typesOf(caseId)).filter((type) => type === 'CALENDAR_CHANGED')).toHaveLength(1);
    expect(await rig.findings()).toEqual([]);
  });

  it('moves a clock by its own fact, not by an ordinary event that comes first', async () => {
    const caseId = await rig.review();
    await drain();
    await confirmed(decree('2026-12-14', false));
    rig.clock.pass(20_000);
    const total = async () => (await clocksOf(caseId)).find(({ name }) => name === 'review.total')!;
    const before = await total();
    const fresh = rig.road.another({});
    const extend = await rig.road.command('pbc-shanghai.head', caseId, 'EXTEND_REVIEW', { reason: '演示' });
    expect(codeOf(await fresh.handle(extend))).toBe('accepted');
    expect((await total()).version).toBe(before.version);
    rig.clock.pass(60_000);
    await drain();
    expect((await total()).version).not.toBe(before.version);
    const facts = await recorded();
    expect(facts.some((one) => one.startsWith(`${caseId} review.total`))).toBe(true);
  });

  it('and its reversal give an office’s clocks their dates back, whatever lies between, and never a firm an earlier one', async () => {
    const caseId = await rig.review();
    const draft = await rig.draft();
    await drain();
    const days = async (id: string) => (await clocksOf(id)).map(({ name, day }) => [name, day]);
    const [before, firm] = [await days(caseId), await days(draft)];
    await applied(decree('2026-12-15', false, { to: '2026-12-16' }));
    expect(await days(caseId)).not.toEqual(before);
    await applied(decree('2026-12-15', true, { to: '2026-12-16', reason: 'reversal', number: '演示〔2026〕4号' }));
    const office31 = (rows: unknown[][]) => rows.filter(([name]) => String(name).startsWith('review.'));
    expect(office31(await days(caseId))).toEqual(office31(before));
    expect(await days(draft)).toEqual(firm);
    expect(await rig.findings()).toEqual([]);
  });

  it('stands on the days of the release, laid once; a year that people loaded stays', async () => {
    const at = rig.clock.now();
    expect(await layReleaseCalendar(store, at)).toBe(true);
    expect(await layReleaseCalendar(store, at)).toBe(false);
    await confirmed(value(office.readNotice(INVENTED_2027)));
    expect(await layReleaseCalendar(store, at)).toBe(false);
    rig.clock.pass(60_000);
    const { calendars } = await new PostgresRuleTable(rig.road.app).current();
    expect(calendars.at('2020-01-31T00:00:00.000Z', null).isWorkingDay('2020-01-31')).toBe(false);
    expect(calendars.at(rig.clock.now(), null)).toMatchObject({ firstYear: 2004, lastYear: 2027 });
    expect(calendars.at(at, null).version).toBe(stateCouncilCalendar().version);
  });

  it('leaves who does not hold the change waiting: the command is sent again until the process has read it', async () => {
    const caseId = await rig.review();
    const stale = new PostgresRuleTable(rig.road.app, () => 0);
    await stale.current();
    const change = await confirmed(decree('2026-12-14', false));
    rig.clock.pass(60_000);
    const command = await rig.road.command(DESK, caseId, 'CALENDAR_CHANGED', { change: change.id });
    const behind = new Workflow({
      unitOfWork: new TypeOrmUnitOfWork(rig.road.engine.dataSource),
      rules: stale,
      policy: new CaslPolicy(),
      clock: rig.clock,
      registry: REGISTRY,
    });
    const before = await rig.everything();
    const sent = { ...command, actor: SYSTEM_ACTOR, source: { kind: 'message', from: caseId } } as const;
    await expect(behind.handle(sent)).rejects.toThrow(CalendarNotRead);
    expect(await rig.everything()).toEqual(before);
    expect(codeOf(await rig.road.workflow.handle({ ...command, actor: actorOf(FIRM) }))).toBe('action.not_permitted');
  });
});

const moved = (year: number) =>
  INVENTED_2027.holidays.map(({ name, from, to }) => ({
    name,
    from: from.replace('2027', String(year)),
    to: to.replace('2027', String(year)),
  }));
