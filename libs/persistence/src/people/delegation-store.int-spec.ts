import type { Role } from '@sandbar/domain';
import type { AdministrationAct, Delegation, PersonRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresDelegationStore } from './delegation-store.js';
import { PostgresIdentityStore } from './identity-store.js';

const AT = '2026-09-02T04:00:00.000Z';
const someone = (name: string): PersonRow => ({
  ...{ id: uuidv7(), login: `${name}-${uuidv7()}`, displayName: name, email: null, locale: 'zh', status: 'active' },
  ...{ organisation: null, authority: null, province: null, demo: true },
});
const grant = (person: string, role: Role, to: string | null = null) => ({
  id: uuidv7(),
  person,
  role,
  from: '2026-01-01T00:00:00.000Z',
  to,
  grantedBy: null,
});
const act = (subject: string, what: AdministrationAct['act'], by = 'system'): AdministrationAct => ({
  id: uuidv7(),
  at: AT,
  by,
  act: what,
  subject,
  details: {},
});

describe('absence cover in Postgres', () => {
  let opened: Opened;
  let store: PostgresDelegationStore;
  let people: PostgresIdentityStore;
  const [head, deputy] = [someone('head'), someone('deputy')];
  const delegation = (parts: Partial<Delegation> = {}): Delegation => ({
    ...{ id: uuidv7(), delegator: head.id, delegate: deputy.id, roles: ['head'], reason: '休假', grantedBy: head.id, grantedAt: AT },
    ...{ from: '2026-09-01T16:00:00.000Z', to: '2026-09-04T16:00:00.000Z', revokedAt: null, revokedBy: null },
    ...parts,
  });

  beforeAll(async () => {
    opened = await openAll();
    store = new PostgresDelegationStore(opened.app);
    people = new PostgresIdentityStore(opened.app);
    await people.upsertDemo({
      organisations: [],
      people: [
        { person: head, grants: [grant(head.id, 'head'), grant(head.id, 'decider', '2026-09-03T00:00:00.000Z')] },
        { person: deputy, grants: [] },
      ],
    });
  });
  afterAll(() => opened.close());
  beforeEach(() => opened.eye.query('DELETE FROM delegation'));

  it('is kept as it was arranged, and read with names', async () => {
    const made = delegation({ roles: ['head', 'decider'] });
    expect(await store.add(made, act(head.id, 'delegation.granted'))).toBe(true);
    expect(await store.find(made.id)).toEqual({ ...made, delegatorName: 'head', delegateName: 'deputy' });
    expect(await store.list({ person: deputy.id }, 10)).toHaveLength(1);
  });

  it('lends a role once, when two ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => store.add(delegation(), act(head.id, 'delegation.granted'))));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await store.add(delegation({ roles: ['decider'] }), act(head.id, 'delegation.granted'))).toBe(true);
    const next = delegation({ from: '2026-09-04T16:00:00.000Z', to: '2026-09-05T16:00:00.000Z' });
    expect(await store.add(next, act(head.id, 'delegation.granted'))).toBe(true);
  });

  it('says what the delegator holds at that instant, and when that changes', async () => {
    await store.add(delegation({ roles: ['head', 'decider'] }), act(head.id, 'delegation.granted'));
    const before = (await people.findIdentity(deputy.id, AT))!;
    expect(before.covers).toMatchObject([{ delegator: head.id, delegatorName: 'head', held: ['decider', 'head'] }]);
    expect(before.changesAt).toBe('2026-09-03T00:00:00.000Z');
    expect((await people.findIdentity(deputy.id, '2026-09-03T00:00:00.000Z'))!.covers[0]!.held).toEqual(['head']);
    await opened.eye.query(`UPDATE person SET status = 'disabled' WHERE id = $1`, [head.id]);
    expect((await people.findIdentity(deputy.id, AT))!.covers[0]!.held).toEqual([]);
    await opened.eye.query(`UPDATE person SET status = 'active' WHERE id = $1`, [head.id]);
  });

  it('ends when it is taken back, once, and not before it would have begun', async () => {
    const [running, planned] = [
      delegation(),
      delegation({ roles: ['decider'], from: '2026-09-10T16:00:00.000Z', to: '2026-09-11T16:00:00.000Z' }),
    ];
    for (const one of [running, planned]) await store.add(one, act(head.id, 'delegation.granted'));
    expect(await store.revoke(running.id, AT, act(head.id, 'delegation.revoked', head.id))).toBe(true);
    expect(await store.find(running.id)).toMatchObject({ to: AT, revokedAt: AT, revokedBy: head.id });
    expect((await people.findIdentity(deputy.id, AT))!.covers).toEqual([]);
    await store.revoke(planned.id, AT, act(head.id, 'delegation.revoked'));
    expect((await people.findIdentity(deputy.id, '2026-09-11T00:00:00.000Z'))!.covers).toEqual([]);
    expect(await store.revoke(running.id, AT, act(head.id, 'delegation.revoked'))).toBe(false);
  });
});
