import type { Actor, Definition, Role } from '@sandbar/domain';
import {
  describe as describeActions,
  holderKeysOf,
  isNextStep,
  PILOT_APPLICATION,
  REGISTRY,
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
  const projector = (): TurnProjector => new TurnProjector(new TurnStore(system), policy, REGISTRY, referenceRuleTable, { now: () => NOW });
  const list = async (actor: Actor, limit = 1_000) => {
    const sitting = { seats: seatsOf(actor, holderKeysOf(actor)).map(seatKey), persons: [actor.person] as [string] };
    return new WorkQueries(app).listWork({ actor, traceId: 'test' }, { of: { own: sitting, lent: [] }, filter: {}, limit });
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
      const expected = files.filter((file) => waitsFor(actor, file, PILOT_APPLICATION)).map(({ id }) => id);
      expect([actor.person, actor.roles, rows.map(({ place }) => place.id).sort()]).toEqual([actor.person, actor.roles, expected.sort()]);
      expect(rows.every(({ sure, file }) => sure && file !== undefined)).toBe(true);
      asked += 1;
      found += rows.length;
    }
    expect([asked > 200, found > 500]).toEqual([true, true]);
  }, 60_000);
});
