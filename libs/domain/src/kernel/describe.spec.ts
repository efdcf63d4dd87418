import { decide } from './decide.js';
import type { Decision, StoredSnapshot } from './definition.js';
import { describe as describeCase } from './describe.js';
import { isRefusal } from './refusal.js';
import { registryOf } from './registry.js';
import type { Actor } from './role.js';
import { clerk, decider, person, say, TOY } from './toy.fixture.js';

const take = (snapshot: StoredSnapshot | null, ...event: Parameters<typeof say>): StoredSnapshot => {
  const outcome = decide(TOY, snapshot, say(...event));
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return (outcome satisfies Decision).snapshot;
};
const see = (snapshot: StoredSnapshot, actor: Actor, may?: (type: string) => boolean): unknown =>
  describeCase(TOY, snapshot, { actor, at: '2026-09-01T02:00:00.000Z', rules: {}, ...(may === undefined ? {} : { may }) }).map(
    ({ type, lane, allowed, reason }) => [type, lane, allowed, reason?.code].filter((word) => word !== undefined && word !== null),
  );
const draft = take(null, 'CREATE');
const review = take(draft, 'SUBMIT');
const decision = take(take(review, 'DONE', { lane: 'risk' }), 'DONE', { lane: 'legality' });

describe('describe', () => {
  it('lists what the role and the relation admit here, and nothing else', () => {
    expect(see(draft, clerk)).toEqual([
      ['SUBMIT', true],
      ['WITHDRAW', true],
    ]);
    expect(see(draft, { ...clerk, organisation: 'other' })).toEqual([]);
    expect(see(review, decider)).toEqual([
      ['CONFLICT', true],
      ['HOLD', true],
    ]);
  });

  it('lists an event of the lanes once a lane, for the authority of that lane', () => {
    const both: Actor['roles'] = ['risk-reviewer'];
    expect(see(review, person('r', both, { authority: 'risk-office' }))).toEqual([['DONE', 'risk', true]]);
    expect(see(review, person('l', both))).toEqual([['DONE', 'legality', true]]);
  });

  it('takes a payload guard to hold and asks a guard about the actor', () => {
    expect(see(decision, decider)).toContainEqual(['APPROVE', true]);
    const clerkAsDecider = person('clerk', ['decider']);
    expect(see(decision, clerkAsDecider)).toContainEqual(['APPROVE', false, 'notTheSamePerson']);
  });

  it('says that a declared conflict closed the case', () => {
    expect(see(take(draft, 'CONFLICT', {}, decider), decider)).toEqual([['CONFLICT', false, 'actor.conflict']]);
  });

  it('leaves out what a further policy denies', () => {
    expect(see(draft, clerk, (type) => type !== 'WITHDRAW')).toEqual([['SUBMIT', true]]);
  });

  it('offers nothing on a closed case', () => {
    expect(see(take(draft, 'WITHDRAW'), clerk)).toEqual([]);
  });
});

describe('registryOf', () => {
  const later = { ...TOY, id: 'toy@10' };
  const second = { ...TOY, id: 'toy@2' };
  it('finds a definition by id and the latest of a kind by number, not by letters', () => {
    const { definitionOf, latest } = registryOf([TOY, later, second]);
    expect(definitionOf('toy@1')).toBe(TOY);
    expect(latest('pilot-application')).toBe(later);
  });
  it('throws for what it does not have, and for two of one id', () => {
    expect(() => registryOf([TOY]).definitionOf('toy@9')).toThrow('toy@9');
    expect(() => registryOf([TOY]).latest('sharing-leg')).toThrow('sharing-leg');
    expect(() => registryOf([TOY, TOY])).toThrow('one id');
  });
});
