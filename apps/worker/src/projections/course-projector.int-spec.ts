import { stateCouncilCalendar } from '@sandbar/calendar';
import { isRefusal, PILOT_APPLICATION } from '@sandbar/domain';
import type { Actor } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import {
  CourseStore,
  createStore,
  PostgresCalendarStore,
  PostgresClockScan,
  PostgresRuleTable,
  StatisticsQueries,
} from '@sandbar/persistence';
import { COURSE_BEGIN, foldCourse, spreadOf } from '@sandbar/statistics';
import { CalendarOffice, fixedCalendar } from '@sandbar/workflow';
import type { Calendars } from '@sandbar/workflow';
import type { CourseEntry, Visit } from '@sandbar/statistics';
import { INVENTED_2027, inventedDecree } from '../../../../test/fixtures/invented-notice.js';
import { tellTales } from '../../../../test/fixtures/told-cases.js';
import type { ToldCases } from '../../../../test/fixtures/told-cases.js';
import { rebuildStatistics } from '../../../cli/src/statistics/rebuild-statistics.js';
import { CourseProjector } from './course-projector.js';
import type { ProjectorCalendar } from './course-projector.js';

const ROWS = `SELECT (SELECT json_agg(v ORDER BY v.case_id, v.track, v.stage, v.seq) FROM stage_visit v) AS visits,
  (SELECT json_agg(m ORDER BY m.case_id, m.seq, m.what) FROM case_milestone m) AS milestones,
  (SELECT json_agg(k ORDER BY k.case_id) FROM case_course k) AS courses`;

const TOTAL = '(working_authority + working_firm + working_others + working_held)';
const NOW = '2026-11-28T02:00:00.000Z';
const by = (calendars: Calendars = fixedCalendar(stateCouncilCalendar())): ProjectorCalendar => ({
  current: () => Promise.resolve(calendars),
  now: () => NOW,
});

describe('the figures follow the record', () => {
  let told: ToldCases;
  let system: ReturnType<typeof createStore>;
  const faults: string[] = [];
  const projector = (store = new CourseStore(system)): CourseProjector => new CourseProjector(store, by(), (caseId) => faults.push(caseId));
  const rows = async (): Promise<unknown> => (await told.eye.query(ROWS)).rows[0];

  beforeAll(async () => {
    told = await tellTales();
    system = await createStore({ url: told.database.systemUrl, poolSize: 4 }).initialize();
  }, 180_000);
  afterAll(async () => {
    await system.destroy();
    await told.close();
  });

  it('folds every case in one pass over all, and then finds nothing to do', async () => {
    const follower = projector();
    expect(await follower.pass()).toBe(told.cases.length);
    expect([await follower.pass(), await projector().pass(), faults]).toEqual([0, 0, []]);
  });

  it('counts what an own count over the records gives, and the medians are those of the stays', async () => {
    const queries = new StatisticsQueries(system);
    const stays: Visit[] = [];
    let received = 0;
    for (const id of told.cases) {
      const { rows: entries } = await told.eye.query<CourseEntry>('SELECT * FROM case_record WHERE case_id = $1 ORDER BY seq', [id]);
      const step = foldCourse(
        id,
        COURSE_BEGIN,
        entries,
        () => PILOT_APPLICATION,
        () => stateCouncilCalendar(),
      );
      stays.push(...step.ended);
      if (entries.some(({ facts }) => facts.some(({ type }) => type === 'ApplicationSubmitted'))) received += 1;
    }
    const counts = await queries.listCounts(null, {}, 'year');
    const of = (what: string): number => counts.filter((cell) => cell.what === what).reduce((all, { n }) => all + n, 0);
    expect(of('received')).toBe(received);
    const cells = (await queries.listStages(null, {})).filter(({ province }) => province === null);
    expect(cells.length).toBeGreaterThan(8);
    for (const cell of cells) {
      const mine = stays.filter(({ track, stage }) => track === cell.track && stage === cell.stage);
      const pairOf = (kind: 'working' | 'calendar', value: (days: NonNullable<Visit['working']>) => number): readonly [number, number] => {
        const spread = spreadOf(mine.map((visit) => value(visit[kind]!)))!;
        return [spread.median, spread.p90];
      };
      const expected = (kind: 'working' | 'calendar') => ({
        authority: pairOf(kind, (days) => days.authority),
        firm: pairOf(kind, (days) => days.firm),
        total: pairOf(kind, (days) => days.authority + days.firm + days.others),
      });
      expect(cell).toEqual({ ...cell, n: mine.length, working: expected('working'), calendar: expected('calendar') });
    }
  });

  it('rebuilt from nothing, and rebuilt in place, the rows are the same', async () => {
    const before = await rows();
    const rebuilt = await rebuildStatistics(told.database.systemUrl, (caseId) => faults.push(caseId));
    expect(rebuilt).toMatchObject({ cases: told.cases.length, faults: 0 });
    expect(await rows()).toEqual(before);
    await told.eye.query('TRUNCATE stage_visit, case_milestone, case_course');
    expect(await projector().pass()).toBe(told.cases.length);
    expect(await rows()).toEqual(before);
  });

  it('entry by entry, cut off at every write, and by two at once, the rows are the same', async () => {
    const before = await rows();
    await told.eye.query('TRUNCATE stage_visit, case_milestone, case_course');
    // A store that shows the record as it was after n entries, and fails in the middle of every second case.
    const real = new CourseStore(system);
    let calls = 0;
    const cutting = {
      listPage: real.listPage.bind(real),
      listMoved: real.listMoved.bind(real),
      findYoungest: real.findYoungest.bind(real),
      markFault: real.markFault.bind(real),
      project: (caseId: string, basis: string, anew: boolean, fold: Parameters<CourseStore['project']>[3]) =>
        real.project(caseId, basis, anew, (state, entries) => {
          calls += 1;
          const step = fold(state, entries.slice(0, 1 + (calls % 3)));
          if (calls % 2 === 0) throw new Error('killed');
          return step;
        }),
    } as unknown as CourseStore;
    let killed = 0;
    for (let turn = 0; turn < 20_000; turn += 1) {
      try {
        if ((await projector(cutting).passOverAll()) === 0) break;
      } catch {
        killed += 1;
      }
    }
    expect(killed).toBeGreaterThan(told.cases.length);
    expect(await rows()).toEqual(before);
    await told.eye.query('TRUNCATE stage_visit, case_milestone, case_course');
    await Promise.all([projector().pass(), projector().pass(), projector().rebuild()]);
    expect(await rows()).toEqual(before);
  }, 240_000);

  it('another calendar folds every case anew', async () => {
    const other = { ...stateCouncilCalendar(), version: 'decree', isWorkingDay: () => true };
    const decreed = new CourseProjector(new CourseStore(system), by(fixedCalendar(other)), () => undefined);
    expect(await decreed.pass()).toBe(told.cases.length);
    const { rows: unequal } = await told.eye.query(
      'SELECT 1 FROM stage_visit WHERE working_authority <> calendar_authority OR working_firm <> calendar_firm',
    );
    expect(unequal).toEqual([]);
    expect(await projector().pass()).toBe(told.cases.length);
  });

  it('counts by the stored calendar: a notice or a decree that comes into force makes every case stale, also while it runs', async () => {
    const clock = { now: () => NOW };
    const rules = new PostgresRuleTable(system);
    const store = new PostgresCalendarStore(system);
    const office = new CalendarOffice(store, new PostgresClockScan(system, system), rules, clock, new CaslPolicy());
    const person = (name: string): Actor => ({
      ...{ person: name, roles: ['system-administrator'], organisation: null, authority: null, province: null },
    });
    const load = async (proposal: ReturnType<CalendarOffice['readNotice']>): Promise<void> => {
      if (isRefusal(proposal)) throw new Error(JSON.stringify(proposal));
      const entered = await office.enter(proposal, person('one'));
      if (isRefusal(entered)) throw new Error(JSON.stringify(entered));
      expect(await office.confirm(entered.id, person('two'))).toMatchObject({ confirmedBy: 'two' });
    };
    // It counts some seconds after its confirmation, when every process has it.
    let at = NOW;
    const follower = new CourseProjector(
      new CourseStore(system),
      { current: async () => (await rules.renewed()).calendars, now: () => at },
      () => undefined,
    );
    // One application that took a week for each step, from Monday 2 November on.
    await told.eye.query('SET session_replication_role = replica');
    const { rows: filed } = await told.eye.query<{ id: string }>(`SELECT id FROM case_file WHERE stage = 'screening' ORDER BY id LIMIT 1`);
    const { id } = filed[0]!;
    const dated = `jsonb_set(meta::jsonb, '{at}', to_jsonb(to_char(timestamp '2026-11-02 02:00' + (seq - 1) * interval '7 days', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"')))`;
    await told.eye.query(`UPDATE case_record SET meta = ${dated} WHERE case_id = $1`, [id]);
    await told.eye.query('UPDATE case_course SET version = 0, state = $2 WHERE case_id = $1', [id, 'null']);
    const worked = async (): Promise<number> =>
      (await told.eye.query<{ n: number }>(`SELECT sum(${TOTAL})::int AS n FROM stage_visit WHERE case_id = $1`, [id])).rows[0]!.n;
    await follower.pass();
    expect(await follower.pass()).toBe(0);
    await load(office.readNotice(INVENTED_2027));
    expect(await follower.pass()).toBe(0);
    at = '2026-11-28T03:00:00.000Z';
    expect([await follower.pass(), await follower.pass()]).toEqual([told.cases.length, 0]);
    const before = await worked();
    expect(before).toBeGreaterThan(4);
    await load(office.readOverride(inventedDecree('2026-11-06', false)));
    at = '2026-11-28T04:00:00.000Z';
    expect([await follower.pass(), before - (await worked())]).toEqual([told.cases.length, 1]);
  });

  it('a record that cannot be folded counts nowhere, is said once, and does not stop the others', async () => {
    const { rows: longest } = await told.eye.query<{ id: string }>('SELECT id FROM case_file ORDER BY version DESC, id LIMIT 1');
    const { id } = longest[0]!;
    await told.eye.query('SET session_replication_role = replica');
    const { rows: found } = await told.eye.query<{ payload: unknown }>(
      'DELETE FROM case_record WHERE case_id = $1 AND seq = 2 RETURNING *',
      [id],
    );
    expect(found).toHaveLength(1);
    await projector().rebuild();
    expect(faults).toEqual([id]);
    expect((await told.eye.query('SELECT 1 FROM stage_visit WHERE case_id = $1', [id])).rowCount).toBe(0);
    expect(await projector().pass()).toBe(0);
    expect(faults).toEqual([id]);
  });
});
