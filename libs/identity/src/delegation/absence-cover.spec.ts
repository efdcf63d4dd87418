import { isRefusal, type Actor, type Refusal, type Role } from '@sandbar/domain';
import { HOUR, MemoryDelegations, identityRoom, referenceRuleTable } from '@sandbar/testing';
import type { Delegation } from '@sandbar/workflow';
import { CaslPolicy } from '../policy/casl-policy.js';
import { listCovers, resolveActor, resolveCover } from '../sessions/resolve-actor.js';
import { AbsenceCover, type CoverDraft } from './absence-cover.js';

// The room's clock: 12:00 of 1 September 2026 in Shanghai.
const OFFICE = { authority: 'office', province: '31' } as const;

function room() {
  const base = identityRoom();
  base.add({ id: 'head', ...OFFICE }, ['head', 'decider']);
  base.add({ id: 'deputy', ...OFFICE }, ['proposer']);
  base.add({ id: 'third', ...OFFICE }, ['risk-reviewer']);
  base.add({ id: 'admin', ...OFFICE }, ['unit-administrator']);
  base.add({ id: 'elsewhere', authority: 'other', province: '32' }, ['head', 'unit-administrator']);
  base.add({ id: 'clerk', organisation: 'firm' }, ['applicant', 'signatory']);
  base.add({ id: 'junior', organisation: 'firm' }, ['applicant']);
  const delegations = new MemoryDelegations(base.store);
  const cover = new AbsenceCover({ delegations, people: base.store }, base.clock, new CaslPolicy(), referenceRuleTable, base.sessions);
  const actor = async (id: string): Promise<Actor> => resolveActor((await base.store.findIdentity(id, base.clock.now()))!);
  const draft: CoverDraft = {
    delegator: 'head',
    delegate: 'deputy',
    roles: ['head'],
    from: '2026-09-02',
    to: '2026-09-04',
    reason: '休假',
  };
  const arrange = async (parts: Partial<CoverDraft> = {}, by = 'head') => cover.arrange(await actor(by), { ...draft, ...parts });
  const covered = async (delegate = 'deputy', delegator = 'head'): Promise<readonly Role[] | undefined> =>
    resolveCover((await base.store.findIdentity(delegate, base.clock.now()))!, delegator)?.actor.roles;
  return { ...base, delegations, cover, actor, arrange, covered };
}
const made = (answer: Delegation | Refusal): Delegation => {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer;
};
const faultIn = (answer: unknown): string | undefined =>
  isRefusal(answer) ? (answer.errors?.[0] === undefined ? answer.code : `${answer.errors[0].pointer} ${answer.errors[0].code}`) : undefined;

describe('absence cover', () => {
  it('begins at midnight in Shanghai, not a millisecond before, and is over after its last day', async () => {
    const { arrange, clock, covered } = room();
    expect(made(await arrange())).toMatchObject({ from: '2026-09-01T16:00:00.000Z', to: '2026-09-04T16:00:00.000Z' });
    for (const [at, roles] of [
      ['2026-09-01T15:59:59.999Z', undefined],
      ['2026-09-01T16:00:00.000Z', ['head']],
      ['2026-09-04T15:59:59.999Z', ['head']],
      ['2026-09-04T16:00:00.000Z', undefined],
    ] as const) {
      clock.set(at);
      expect([at, await covered()]).toEqual([at, roles]);
    }
  });

  it('begins now when its first day is today', async () => {
    const { arrange, covered } = room();
    made(await arrange({ from: '2026-09-01', to: '2026-09-01' }));
    expect(await covered()).toEqual(['head']);
  });

  it.each<[string, Partial<CoverDraft>, string | undefined, string]>([
    ['that is over', { from: '2026-08-20', to: '2026-08-31' }, undefined, '/to dates.past'],
    ['that ends before it begins', { from: '2026-09-04', to: '2026-09-02' }, undefined, '/to dates.order'],
    ['longer than the rule allows', { to: '2026-11-01' }, undefined, '/to delegation.too_long'],
    ['of oneself', { delegate: 'head' }, undefined, '/delegate delegation.self'],
    ['by somebody of another office', { delegate: 'elsewhere' }, undefined, '/delegate delegation.elsewhere'],
    ['by nobody', { delegate: 'nobody' }, undefined, '/delegate delegation.elsewhere'],
    ['of a role that is not held', { roles: ['head', 'coordinator'] }, undefined, '/roles delegation.not_held'],
    ['of a signature', { delegator: 'clerk', delegate: 'junior', roles: ['signatory'] }, 'clerk', '/roles delegation.not_lendable'],
    [
      'of administration',
      { delegator: 'admin', delegate: 'third', roles: ['unit-administrator'] },
      'admin',
      '/roles delegation.not_lendable',
    ],
    ['arranged by the delegate', {}, 'deputy', 'action.not_permitted'],
    ['arranged by another office', {}, 'elsewhere', 'action.not_permitted'],
  ])('refuses cover %s', async (_what, parts, by, fault) => {
    const { arrange, store } = room();
    expect(faultIn(await arrange(parts, by))).toBe(fault);
    expect(store.acts).toEqual([]);
  });

  it('lends a role to one person at a time', async () => {
    const { arrange, covered, clock } = room();
    made(await arrange());
    expect(faultIn(await arrange({ delegate: 'third', from: '2026-09-04', to: '2026-09-05' }))).toBe('/from delegation.overlaps');
    made(await arrange({ delegate: 'third', from: '2026-09-05', to: '2026-09-05' }));
    made(await arrange({ delegate: 'third', roles: ['decider'] }));
    clock.set('2026-09-03T00:00:00.000Z');
    expect([await covered('deputy'), await covered('third')]).toEqual([['head'], ['decider']]);
  });

  it('is arranged for somebody who fell ill by the unit administrator or the head, and leaves its row', async () => {
    const { arrange, store } = room();
    const { id } = made(await arrange({ from: '2026-09-01', reason: '病假' }, 'admin'));
    expect(store.acts).toMatchObject([
      {
        by: 'admin',
        act: 'delegation.granted',
        subject: 'head',
        details: { delegation: id, delegate: 'deputy', roles: ['head'], reason: '病假' },
      },
    ]);
  });

  it('ends at once when it is taken back, by the delegator, the delegate or the unit, and by nobody else', async () => {
    const { arrange, covered, cover, actor, clock, store } = room();
    const { id } = made(await arrange({ from: '2026-09-01' }));
    for (const stranger of ['third', 'elsewhere', 'clerk'])
      expect(faultIn(await cover.revoke(await actor(stranger), id))).toBe('reference.not_found');
    expect(await covered()).toEqual(['head']);
    clock.pass(HOUR);
    expect(await cover.revoke(await actor('deputy'), id)).toBeUndefined();
    expect(await covered()).toBeUndefined();
    expect(faultIn(await cover.revoke(await actor('head'), id))).toBe('reference.not_found');
    expect(store.acts.map(({ act, by }) => [act, by])).toEqual([
      ['delegation.granted', 'head'],
      ['delegation.revoked', 'deputy'],
    ]);
  });

  it('that is taken back before it begins never does', async () => {
    const { arrange, covered, cover, actor, clock } = room();
    const { id } = made(await arrange());
    await cover.revoke(await actor('head'), id);
    clock.set('2026-09-03T00:00:00.000Z');
    expect(await covered()).toBeUndefined();
  });

  it('shrinks with what the delegator holds, and ends with the account', async () => {
    const { arrange, covered, store, clock } = room();
    made(await arrange({ roles: ['head', 'decider'], from: '2026-09-01' }));
    await store.endRole('head', 'head', clock.now(), {
      id: 'x',
      at: clock.now(),
      by: 'sec',
      act: 'role.ended',
      subject: 'head',
      details: {},
    });
    expect(await covered()).toEqual(['decider']);
    store.people.set('head', { ...store.people.get('head')!, status: 'disabled' });
    expect(await covered()).toBeUndefined();
  });

  it('ends when the delegate goes to another office', async () => {
    const { arrange, covered, store } = room();
    made(await arrange({ from: '2026-09-01' }));
    store.people.set('deputy', { ...store.people.get('deputy')!, authority: 'other' });
    expect(await covered()).toBeUndefined();
  });

  it('is not handed on: a role that was lent can neither be lent nor used through a second delegation', async () => {
    const { arrange, covered } = room();
    made(await arrange({ from: '2026-09-01' }));
    expect(faultIn(await arrange({ delegator: 'deputy', delegate: 'third', roles: ['head'] }, 'deputy'))).toBe(
      '/roles delegation.not_held',
    );
    made(await arrange({ delegator: 'deputy', delegate: 'third', roles: ['proposer'], from: '2026-09-01' }, 'deputy'));
    expect([await covered('third', 'deputy'), await covered('third', 'head')]).toEqual([['proposer'], undefined]);
  });

  it('keeps the delegate as the person who acts', async () => {
    const { arrange, store, clock } = room();
    made(await arrange({ from: '2026-09-01' }));
    expect(listCovers((await store.findIdentity('deputy', clock.now()))!)).toEqual([
      { actor: { person: 'deputy', roles: ['head'], organisation: null, ...OFFICE }, onBehalfOf: 'head', name: 'head' },
    ]);
  });

  it('is listed to those it concerns, and to the unit for who may arrange it', async () => {
    const { arrange, cover, actor } = room();
    made(await arrange());
    const seen = async (by: string, unit = false) => {
      const rows = await cover.list(await actor(by), unit);
      return isRefusal(rows) ? rows.code : rows.length;
    };
    expect([await seen('head'), await seen('deputy'), await seen('third')]).toEqual([1, 1, 0]);
    expect([await seen('admin', true), await seen('elsewhere', true), await seen('third', true)]).toEqual([1, 0, 'action.not_permitted']);
  });
});
