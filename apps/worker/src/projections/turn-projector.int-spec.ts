import type { Actor, Court, Definition, Role } from '@sandbar/domain';
import {
  describe as describeActions,
  holderKeysOf,
  isNextStep,
  PILOT_APPLICATION,
  REGISTRY,
  ownCourt,
  ownCourts,
  ROLES,
  seatKey,
  seatsOf,
} from '@sandbar/domain';
import { CaslPolicy, isWriting } from '@sandbar/identity';
import { createStore, TurnStore, WorkQueries } from '@sandbar/persistence';
import type { CaseFile } from '../../../api/src/ports/index.js';
import { referenceRules, referenceRuleTable, transactionsEnded } from '@sandbar/testing';
import { guardValues } from '@sandbar/workflow';
import { people } from '../../../../test/scenarios/pilot-application-world.js';
import { tellTales } from '../../../../test/fixtures/told-cases.js';
import type { ToldCases } from '../../../../test/fixtures/told-cases.js';
import { TurnProjector } from './turn-projector.js';

const NOW = '2026-11-28T02:00:00.000Z';
const policy = new CaslPolicy();
const byId = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);

/** What the machine says, asked case by case. */
function waitsFor(actor: Actor, { kind, header, leaves, snapshot }: CaseFile, definition: Definition): boolean {
  if (policy.sight(actor, header, kind) === 'none') return false;
  const rules = guardValues(definition, referenceRules, header.leadAuthority, NOW);
  const may = (type: string, lane: string | null): boolean =>
    policy.judge(actor, header, definition, type, lane === null ? {} : { lane }) === undefined;
  const actions = describeActions(definition, snapshot, { actor, at: NOW, rules, may });
  const steps = actions.filter(({ type, allowed }) => allowed && isNextStep(type, actor.authority === null));
  return steps.length > 0 || (isWriting({ kind, leaves }) && policy.admit(actor, 'working-copy.write', header) === undefined);
}

/** Everybody whom the told cases know, in the own role and in every other one, alone and several at once. */
function everybody(): Actor[] {
  const known = Object.values<Actor>(people).filter(({ person }) => person !== 'system');
  const roles = Object.keys(ROLES) as Role[];
  const several: Role[][] = [
    ['intake-officer', 'proposer', 'decider'],
    ['legality-reviewer', 'risk-reviewer', 'consumer-reviewer', 'second-reviewer'],
    ['head', 'coordinator', 'case-administrator', 'secrecy-reviewer'],
    ['applicant', 'signatory', 'expert', 'completion-auditor'],
  ];
  // Somebody whom no case names, at every seat there is; and the named ones at their own seats and at several.
  const strangers = known.map((actor) => ({ ...actor, person: `stranger-${actor.person}` }));
  const places = [...new Map(strangers.map((actor) => [`${actor.organisation} ${actor.authority} ${actor.province}`, actor])).values()];
  const office = roles.filter((role) => role !== 'system' && role !== 'public');
  return [
    ...known.flatMap((actor) => [actor, ...several.map((some) => ({ ...actor, roles: some }))]),
    ...places.flatMap((actor) => office.map((role) => ({ ...actor, roles: [role] }))),
  ];
}

describe('whose turn it is', () => {
  let told: ToldCases;
  let system: ReturnType<typeof createStore>;
  let app: ReturnType<typeof createStore>;
  let files: CaseFile[];
  let running: { readonly caseId: string; readonly court: Court; readonly dueAt: Date }[];
  /** When a case is due for somebody who holds it whole, and whose clock that is. */
  const dueFor = (actor: Actor, { id, header }: CaseFile) => {
    const sees = header.holders.some(({ holder, level }) => level === 'full' && holderKeysOf(actor).includes(holder));
    const all = running.filter(({ caseId }) => sees && caseId === id);
    const first = all.find(({ court }) => court === ownCourt('pilot-application', actor, header)) ?? all[0];
    return [id, first?.dueAt.toISOString() ?? null, first?.court ?? null];
  };
  const projector = (): TurnProjector => new TurnProjector(new TurnStore(system), policy, REGISTRY, referenceRuleTable, { now: () => NOW });
  const list = async (actor: Actor, limit = 1_000) => {
    const sitting = { seats: seatsOf(actor, holderKeysOf(actor)).map(seatKey), persons: [actor.person] as [string] };
    const courts = ownCourts(actor);
    return new WorkQueries(app).listWork({ actor, traceId: 'test' }, { of: { own: sitting, lent: [] }, courts, filter: {}, limit });
  };

  beforeAll(async () => {
    told = await tellTales();
    system = await createStore({ url: told.database.systemUrl, poolSize: 2 }).initialize();
    app = await createStore({ url: told.database.appUrl, poolSize: 2 }).initialize();
    await told.eye.query(`INSERT INTO case_access (case_id, holder, level)
      SELECT DISTINCT ON (c.id, h.holder) c.id, h.holder, h.level FROM case_file c, json_to_recordset(c.header -> 'holders') AS h(holder text, level text)
      ORDER BY c.id, h.holder, h.level`);
    const { rows } = await told.eye.query<CaseFile>('SELECT id, kind, header, leaves, snapshot, closed FROM case_file ORDER BY id');
    files = rows;
    await told.eye.query(
      `INSERT INTO deadline (id, case_id, name, court, rule, expires, payload, escalates, status, due_at, provisional, reminders, opened_seq)
      SELECT gen_random_uuid(), c.id, k.court, k.court, 'clock.draft', 'DISCARD', '{}', false, 'running', $1::timestamptz + k.n * interval '1 day', false, '[]', 1
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS row FROM case_file) c
      CROSS JOIN (VALUES ('authority', 1, 2), ('firm', 2, 3), ('experts', 3, 5)) AS k(court, n, every) WHERE c.row % k.every = 0`,
      [NOW],
    );
    const clocks = await told.eye.query<{ caseId: string; court: Court; dueAt: Date }>(
      'SELECT case_id AS "caseId", court, due_at AS "dueAt" FROM deadline ORDER BY due_at',
    );
    running = clocks.rows;
    await transactionsEnded(told.eye);
  }, 60_000);
  afterAll(async () => {
    await app.destroy();
    await system.destroy();
    await told.close();
  });

  it('before anything is projected every case held is asked of the machine, none is missed', async () => {
    for (const actor of Object.values<Actor>(people).filter(({ person }) => person !== 'system')) {
      const rows = await list(actor);
      expect(rows.some(({ sure }) => sure)).toBe(false);
      const awaited = files.filter((file) => waitsFor(actor, file, PILOT_APPLICATION)).map(({ id }) => id);
      expect(rows.map(({ place }) => place.id)).toEqual(expect.arrayContaining(awaited));
    }
  });

  it('chooses in the store exactly what the machine and the policy allow, for everybody in every role', async () => {
    expect(await projector().pass()).toBe(files.length);
    expect(await projector().pass()).toBe(0);
    let [asked, found] = [0, 0];
    for (const actor of everybody()) {
      const rows = await list(actor);
      const expected = files.filter((file) => waitsFor(actor, file, PILOT_APPLICATION)).map((file) => dueFor(actor, file));
      const listed = rows.map(({ place, court }) => [place.id, place.due, court]);
      expect([actor.person, actor.roles, listed.sort(byId)]).toEqual([actor.person, actor.roles, expected.sort(byId)]);
      expect(rows.every(({ sure, file }) => sure && file !== undefined)).toBe(true);
      asked += 1;
      found += rows.length;
    }
    expect([asked > 200, found > 500]).toEqual([true, true]);
  }, 60_000);
});
