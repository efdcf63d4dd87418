import { isRefusal } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import { PostgresClockScan, PostgresRuleChanges, PostgresRuleTable, ReferenceSeeder } from '@sandbar/persistence';
import { RuleOffice } from './rule-office.js';
import type { NewRule, RuleChange } from '../ports/rule-changes.port.js';
import { loadReference } from '../../../../seeds/reference/index.js';
import { actorOf } from '../../../../test/faults/road/demo-office.js';
import { RoadRig } from '../../../../test/fixtures/road-rig.js';

const PLATFORM = actorOf('system-administrator');
const SHANGHAI = actorOf('pbc-shanghai.case-administrator');
const JIANGSU = actorOf('pbc-jiangsu.case-administrator');
const OFFICER = actorOf('pbc-shanghai.intake-officer-1');
const START = '2026-11-09T02:00:00.000Z';

const value = <T>(outcome: T): Exclude<T, { refused: true }> => {
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome as Exclude<T, { refused: true }>;
};
const handed = (more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ code: 'clock.review.lane', authority: null, value: 12, basis: { zh: '演示：四省市商定', en: 'Demonstration' }, basisKind: 'house' },
  ...{ effectiveFrom: '2026-11-12', ...more },
});
const REASON = { zh: '演示：县域', en: 'Demonstration: counties' };

describe('a change of the rule table', () => {
  let rig: RoadRig;
  let office: RuleOffice;
  beforeEach(async () => {
    rig = await RoadRig.open(4, START);
    const { dataSource } = rig.road.engine;
    office = new RuleOffice(
      new PostgresRuleChanges(dataSource),
      new PostgresClockScan(dataSource, rig.road.app),
      rig.clock,
      new CaslPolicy(),
    );
  }, 60_000);
  afterEach(() => rig?.close());

  const read = async (...rules: unknown[]): Promise<readonly NewRule[]> => value(await office.read({ rules }));
  const enter = async (...rules: unknown[]): Promise<RuleChange> => value(await office.enter(await read(...rules), SHANGHAI));
  const versionsOf = (code: string) =>
    rig.rows<{ authority: string; version: number; value: number; from: string; to: string | null }>(
      `SELECT authority, version, value::float8 AS value, effective_from::text AS "from", effective_to::text AS "to" FROM rule WHERE code = $1 ORDER BY authority, version`,
      [code],
    );
  const laneClocks = (caseId: string) =>
    rig.rows<{ name: string; version: number; value: number; day: string }>(
      `SELECT name, (reckoning #>> '{rule,version}')::int AS version, (reckoning #>> '{rule,value}')::int AS value, reckoning ->> 'dueDay' AS day
       FROM deadline WHERE case_id = $1 AND rule = 'clock.review.lane' ORDER BY name`,
      [caseId],
    );

  it('gives the version before its last day and overwrites nothing; a clock keeps its value, one that begins later has the new one', async () => {
    const before = await rig.review();
    const clocks = await laneClocks(before);
    expect(clocks.map(({ value: days, version }) => [days, version])).toEqual([
      [15, 1],
      [15, 1],
      [15, 1],
    ]);
    const wanted = await read(handed());
    const everything = await rig.everything();
    const plan = await office.preview(wanted);
    expect(await rig.everything()).toEqual(everything);
    expect(plan.rules).toMatchObject([{ version: 2, before: { version: 1, value: 15 }, beforeTo: '2026-11-11' }]);
    expect(plan.kept.map(({ caseId, clock, by, due }) => [caseId, clock, by?.value, due]).sort()).toEqual(
      clocks.map(({ name, day }) => [before, name, 15, day]).sort(),
    );
    value(await office.confirm((await enter(handed())).id, PLATFORM));
    expect(await versionsOf('clock.review.lane')).toEqual([
      { authority: '', version: 1, value: 15, from: '2020-02-01', to: '2026-11-11' },
      { authority: '', version: 2, value: 12, from: '2026-11-12', to: null },
    ]);
    rig.clock.set('2026-11-11T15:59:59.000Z');
    const stillOld = await rig.review();
    rig.clock.set('2026-11-11T16:00:00.000Z');
    const after = await rig.review();
    expect((await laneClocks(stillOld)).map((one) => one.value)).toEqual([15, 15, 15]);
    expect((await laneClocks(after)).map((one) => [one.value, one.version])).toEqual([
      [12, 2],
      [12, 2],
      [12, 2],
    ]);
    expect(await laneClocks(before)).toEqual(clocks);
    expect(await rig.findings()).toEqual([]);
  });

  it('asks a new item of a checklist from its day on; what was accepted before replays as it was', async () => {
    const words = { zh: '演示：乡镇张贴', en: 'Demonstration: posted in towns' };
    const change = await enter(handed({ code: 'checklist.intake.rural', value: 8, title: words, basis: words }));
    value(await office.confirm(change.id, PLATFORM));
    rig.clock.set('2026-11-11T15:59:59.000Z');
    await rig.review();
    rig.clock.set('2026-11-11T16:00:00.000Z');
    await expect(rig.review()).rejects.toThrow('checklist.intake.rural');
    expect(await rig.findings()).toEqual([]);
  });

  it('outlives the next release, which seeds again: what people loaded stands', async () => {
    value(await office.confirm((await enter(handed())).id, PLATFORM));
    const standing = await versionsOf('clock.review.lane');
    const seeder = new ReferenceSeeder(rig.road.engine.dataSource);
    expect(await seeder.upsert(loadReference())).toMatchObject({ rules: 0 });
    const release = loadReference();
    const row = release.rules.find(({ code }) => code === 'clock.review.lane')!;
    const newer = [...release.rules, { ...row, version: 2, value: 99, effectiveFrom: '2026-12-01' }];
    expect(await seeder.upsert({ ...release, rules: newer })).toMatchObject({ rules: 0 });
    expect(await versionsOf('clock.review.lane')).toEqual(standing);
  });

  it('is made by two, for the baseline of two offices, and is recorded; of two who confirm at once one does', async () => {
    const entered = await enter(handed());
    expect(await office.enter(await read(handed()), SHANGHAI)).toEqual(entered);
    expect(await office.enter(entered.rules, OFFICER)).toMatchObject({ refused: true });
    expect(await office.confirm(entered.id, SHANGHAI)).toMatchObject({ code: 'rules.same_person' });
    expect(await office.confirm(entered.id, { ...SHANGHAI, person: PLATFORM.person })).toMatchObject({ code: 'rules.same_office' });
    const both = await Promise.all([office.confirm(entered.id, PLATFORM), office.confirm(entered.id, JIANGSU)]);
    expect(both.map((one) => (isRefusal(one) ? one.code : 'confirmed')).sort()).toEqual(['confirmed', 'rules.settled']);
    expect((await versionsOf('clock.review.lane')).map(({ version }) => version)).toEqual([1, 2]);
    expect(await office.withdraw(entered.id, SHANGHAI)).toMatchObject({ code: 'rules.settled' });
    expect(await office.confirm('0190a000-0000-7000-8000-000000000001', PLATFORM)).toMatchObject({ code: 'rules.change_not_found' });
    const acts = await rig.rows<{ act: string }>(`SELECT act FROM administration_act WHERE act LIKE 'rules.%' ORDER BY at, act`);
    expect(acts.map(({ act }) => act)).toEqual(['rules.confirmed', 'rules.entered']);
  });

  it('of an office is its own to enter, concerns the cases it leads, and may be confirmed within it', async () => {
    const shanghai = await rig.review();
    const elsewhere = await read(handed({ authority: 'pbc-jiangsu', reason: REASON }));
    expect((await office.preview(elsewhere)).kept).toEqual([]);
    expect(await office.enter(elsewhere, SHANGHAI)).toMatchObject({ code: 'rules.other_place' });
    const own = handed({ authority: 'pbc-shanghai', reason: REASON });
    expect(new Set((await office.preview(await read(own))).kept.map(({ caseId }) => caseId))).toEqual(new Set([shanghai]));
    const { id } = await enter(own);
    value(await office.confirm(id, { ...SHANGHAI, person: JIANGSU.person }));
    rig.clock.pass(10_000);
    const table = await new PostgresRuleTable(rig.road.engine.dataSource).current();
    const day = '2026-11-12T02:00:00.000Z';
    expect([SHANGHAI, JIANGSU].map(({ authority }) => table.find('clock.review.lane', authority, day)?.value)).toEqual([12, 15]);
    expect((await versionsOf('clock.review.lane')).map(({ authority, to }) => [authority, to])).toEqual([
      ['', null],
      ['pbc-shanghai', null],
    ]);
  });

  it('of the baseline concerns an office again whose deviation has ended by then', async () => {
    const shanghai = await rig.review();
    const { id } = await enter(handed({ authority: 'pbc-shanghai', reason: REASON, effectiveTo: '2026-11-20' }));
    value(await office.confirm(id, PLATFORM));
    const keptFrom = async (effectiveFrom: string): Promise<string[]> =>
      (await office.preview(await read(handed({ value: 10, effectiveFrom })))).kept.map(({ caseId }) => caseId);
    expect(await keptFrom('2026-11-20')).toEqual([]);
    expect(new Set(await keptFrom('2026-11-21'))).toEqual(new Set([shanghai]));
  });

  it('whose day has come before anybody confirmed it is refused, and taken back', async () => {
    const { id } = await enter(handed());
    rig.clock.set('2026-11-12T02:00:00.000Z');
    expect(await office.confirm(id, PLATFORM)).toMatchObject({ code: 'rules.invalid', errors: [{ code: 'too-early' }] });
    expect(value(await office.withdraw(id, SHANGHAI)).withdrawnBy).toBe(SHANGHAI.person);
    expect(await office.confirm(id, PLATFORM)).toMatchObject({ code: 'rules.settled' });
    expect(await versionsOf('clock.review.lane')).toHaveLength(1);
  });
});
