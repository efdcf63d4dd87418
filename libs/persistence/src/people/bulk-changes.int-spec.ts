import { isRefusal } from '@sandbar/domain';
import { CaslPolicy, BulkActs } from '@sandbar/identity';
import type { BulkChange, BulkContent, Command, Workflow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { actorOf, authorityId } from '../../../../test/faults/road/demo-office.js';
import { assignLanes, opinionOf } from '../../../../test/faults/road/play-application.js';
import { RoadRig } from '../../../../test/fixtures/road-rig.js';
import { PostgresBulkChanges } from './bulk-changes.js';
import { PostgresIdentityStore } from './identity-store.js';
import { ReferenceSeeder } from '../reference/reference-seeder.js';
import { ReferenceQueries } from '../reference/reference-queries.js';
import { loadReference } from '../../../../seeds/reference/index.js';

const SYSTEM = { person: 'sys', roles: ['system-administrator'], organisation: null, authority: null, province: null } as const;
const LEAVER = 'pbc-shanghai.risk-reviewer-1';

describe('acts that many cases hear of', () => {
  let rig: RoadRig;
  let store: PostgresBulkChanges;
  let acts: BulkActs;
  beforeEach(async () => {
    rig = await RoadRig.open(4);
    store = new PostgresBulkChanges(rig.road.engine.dataSource);
    const people = new PostgresIdentityStore(rig.road.app);
    acts = new BulkActs(store, people, rig.clock, new CaslPolicy(), { forget: () => undefined });
  });
  afterEach(() => rig.close());
  const made = (answer: BulkChange | object): BulkChange => {
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
    return answer as BulkChange;
  };
  const drain = () => rig.road.engine.dispatcher.drain();
  const leave = (lastDay: string | null = null) =>
    acts.leave(actorOf('pbc-shanghai.unit-administrator'), { person: actorOf(LEAVER).person, roles: null, lastDay, reason: '调离' });
  const typesIn = async (id: string, type: string): Promise<number> => (await rig.typesOf(id)).filter((one) => one === type).length;

  it('returns a leaver’s unsigned work in every case, once, and leaves second-reviewed work standing', async () => {
    const [unsigned, signed, settled, other] = [await rig.review(), await rig.review(), await rig.review(), await rig.review()];
    for (const id of [unsigned, signed, settled]) await assignLanes(rig.road, id);
    for (const id of [signed, settled]) await rig.road.send(LEAVER, id, 'ASSESS', opinionOf('risk'));
    await rig.road.send('pbc-shanghai.second-reviewer-1', settled, 'APPROVE', { lane: 'risk', opinion: '同意' });
    const { id } = made(await leave());
    expect(await store.find(id)).toMatchObject({ plannedAt: null, total: 0 });
    await drain();
    expect(await store.find(id)).toMatchObject({ total: 3, moved: 2, unchanged: 1, waiting: 0, dead: 0 });
    for (const [one, times] of [
      [unsigned, 1],
      [signed, 1],
      [settled, 0],
      [other, 0],
    ] as const)
      expect(await typesIn(one, 'PERSON_LEFT')).toBe(times);
    const [person] = await rig.rows<{ status: string }>('SELECT status FROM person WHERE id = $1', [actorOf(LEAVER).person]);
    expect(person!.status).toBe('disabled');
    await store.planAgain(id, rig.clock.now());
    await drain();
    expect(await typesIn(unsigned, 'PERSON_LEFT')).toBe(1);
    expect(await rig.findings()).toEqual([]);
  });

  it('waits for the last day, and is taken back before it', async () => {
    const one = await rig.review();
    await assignLanes(rig.road, one);
    const { id, effectiveAt } = made(await leave('2026-03-05'));
    expect(effectiveAt).toBe('2026-03-05T16:00:00.000Z');
    expect(isRefusal(await leave('2026-03-06'))).toBe(true);
    await drain();
    expect([await typesIn(one, 'PERSON_LEFT'), (await store.find(id))!.plannedAt]).toEqual([0, null]);
    expect(await acts.stay(actorOf('pbc-jiangsu.unit-administrator'), id)).toMatchObject({ code: 'reference.not_found' });
    expect(await acts.stay(actorOf('pbc-shanghai.unit-administrator'), id)).toBeUndefined();
    rig.clock.set('2026-03-06T01:00:00.000Z');
    await drain();
    expect([await typesIn(one, 'PERSON_LEFT'), (await store.find(id))!.cancelledAt]).toEqual([0, '2026-03-02T01:00:00.000Z']);
    const open = await rig.rows<{ n: number }>('SELECT count(*)::int AS n FROM role_grant WHERE person_id = $1 AND valid_to IS NULL', [
      actorOf(LEAVER).person,
    ]);
    expect(open[0]!.n).toBe(1);
  });

  it('passes an authority’s open cases to its successor with their clocks, its people with their roles, and keeps both names', async () => {
    const cases = [await rig.review(), await rig.review(), await rig.draft()];
    const due = await rig.rows('SELECT id, name, due_at FROM deadline WHERE closed_seq IS NULL ORDER BY id');
    const [from, to] = [authorityId('pbc-shanghai'), authorityId('lfb-shanghai')];
    const succession = { from, to, since: '2026-03-02', basis: '机构改革方案', movesPeople: true };
    expect(await acts.wouldSucceed(SYSTEM, succession)).toMatchObject({ total: 3 });
    for (const by of ['pbc-shanghai.unit-administrator', 'pbc-shanghai.head'])
      expect(await acts.succeed(actorOf(by), succession)).toMatchObject({ code: 'action.not_permitted' });
    const { id } = made(await acts.succeed(SYSTEM, succession));
    expect(isRefusal(await acts.succeed(SYSTEM, succession))).toBe(true);
    await drain();
    expect(await store.find(id)).toMatchObject({ total: 3, moved: 3, waiting: 0 });
    expect(await store.listCases(id, null, 10)).toHaveLength(3);
    const leads = await rig.rows<{ lead: string }>('SELECT lead_authority AS lead FROM case_file');
    expect(leads.map(({ lead }) => lead)).toEqual(cases.map(() => to));
    expect(await rig.rows('SELECT id, name, due_at FROM deadline WHERE closed_seq IS NULL ORDER BY id')).toEqual(due);
    const identity = await new PostgresIdentityStore(rig.road.app).findIdentity(actorOf('pbc-shanghai.head').person, rig.clock.now());
    expect(identity).toMatchObject({ person: { authority: to }, roles: ['head'] });
    const names = await new ReferenceQueries(rig.road.app).namesOf([to]);
    expect(names.get(to)!.zh).toMatch(/（原中国人民银行/);
    // The next release of the reference data does not know of it and must not undo it.
    await new ReferenceSeeder(rig.road.engine.dataSource).upsert(loadReference());
    const [office] = await rig.rows<{ to: string; successor: string }>(
      `SELECT valid_to::text AS to, successor FROM authority WHERE id = $1`,
      [from],
    );
    expect(office).toEqual({ to: '2026-03-01', successor: 'lfb-shanghai' });
    expect(await rig.findings()).toEqual([]);
  });

  it('takes a succession back before its day: the office stays in office, nothing moves, and another may be recorded', async () => {
    const one = await rig.review();
    const [from, to] = [authorityId('pbc-shanghai'), authorityId('lfb-shanghai')];
    const office = () => rig.rows(`SELECT valid_to::text AS to, successor FROM authority WHERE id = $1`, [from]);
    const succession = { from, to, since: '2026-03-09', basis: '机构改革方案', movesPeople: true };
    const { id } = made(await acts.succeed(SYSTEM, succession));
    expect(await office()).toEqual([{ to: '2026-03-08', successor: 'lfb-shanghai' }]);
    expect(await acts.keep(actorOf('pbc-shanghai.head'), id)).toMatchObject({ code: 'action.not_permitted' });
    expect(await acts.keep(SYSTEM, id)).toBeUndefined();
    expect(await acts.keep(SYSTEM, id)).toMatchObject({ code: 'reference.not_found' });
    expect(await office()).toEqual([{ to: null, successor: null }]);
    expect((await new ReferenceQueries(rig.road.app).namesOf([to])).get(to)!.zh).not.toContain('原');
    rig.clock.set('2026-03-09T01:00:00.000Z');
    await drain();
    expect([await typesIn(one, 'AUTHORITY_SUCCEEDED'), (await store.find(id))!.plannedAt]).toEqual([0, null]);
    made(await acts.succeed(SYSTEM, succession));
  });

  it('goes on after a crash in the middle, and a case that came in between is found again', async () => {
    const cases = [await rig.review(), await rig.review(), await rig.review()];
    const content: BulkContent = {
      ...{ kind: 'succession', from: authorityId('pbc-shanghai'), to: authorityId('lfb-shanghai') },
      ...{ since: '2026-03-02', basis: '机构改革', movesPeople: false },
    };
    const now = rig.clock.now();
    const change = { id: uuidv7(), content, effectiveAt: now, requestedBy: 'sys', requestedAt: now };
    await store.record(change, { id: uuidv7(), at: now, by: 'sys', act: 'authority.succeeded', subject: content.from, details: {} });
    expect([await store.plan(change.id, now), await store.plan(change.id, now)]).toEqual([3, 0]);
    // The worker dies after the second case was moved and before its row is done.
    const workflow = rig.road.engine.workflow as { handle: Workflow['handle'] };
    let moved = 0;
    const handle = workflow.handle.bind(workflow);
    workflow.handle = async (command: Command) => {
      const answer = await handle(command);
      moved += 1;
      if (moved === 2) throw new Error('the worker died');
      return answer;
    };
    await drain();
    rig.clock.pass(5_000);
    await drain();
    expect(await store.find(change.id)).toMatchObject({ total: 3, moved: 3, waiting: 0, dead: 0 });
    for (const id of cases) expect(await typesIn(id, 'AUTHORITY_SUCCEEDED')).toBe(1);
  });
});
