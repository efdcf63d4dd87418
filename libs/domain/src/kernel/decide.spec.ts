import { decide } from './decide.js';
import type { Decision, StoredSnapshot } from './definition.js';
import type { CaseEvent } from './event.js';
import type { Refusal } from './refusal.js';
import { isRefusal } from './refusal.js';
import { clerk, decider, person, say, TOY } from './toy.fixture.js';

const take = (snapshot: StoredSnapshot | null, event: CaseEvent): Decision => {
  const outcome = decide(TOY, snapshot, event, 'case-1');
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
};
const refused = (snapshot: StoredSnapshot | null, event: CaseEvent): Refusal => {
  const outcome = decide(TOY, snapshot, event);
  if (!isRefusal(outcome)) throw new Error(`accepted in ${outcome.stage}`);
  return outcome;
};
const born = (): Decision => take(null, say('CREATE'));
const inReview = (): Decision => take(born().snapshot, say('SUBMIT'));
const done = (from: StoredSnapshot, lane: string): Decision => take(from, say('DONE', { lane }));
const inDecision = (): Decision => done(done(inReview().snapshot, 'risk').snapshot, 'legality');

describe('decide', () => {
  it('starts a case with CREATE only', () => {
    expect(born()).toMatchObject({ stage: 'draft', leaves: ['draft'], court: 'firm', closed: false, facts: [] });
    expect(refused(null, say('SUBMIT')).code).toBe('event.not_allowed');
    expect(refused(born().snapshot, say('CREATE')).code).toBe('event.not_allowed');
  });

  it('builds facts from the context after the event, and only from named facts', () => {
    expect(inReview().facts).toEqual([{ type: 'Submitted', data: { by: 'clerk', at: '2026-09-01T02:00:00.000Z' } }]);
    expect(done(inReview().snapshot, 'risk').facts).toEqual([{ type: 'LaneDone', data: { lane: 'risk' } }]);
  });

  it('names stage and leaves without the wrapper states', () => {
    expect(inReview()).toMatchObject({ stage: 'review', leaves: ['review.risk.working', 'review.legality.working'], court: 'authority' });
  });

  it('gives the clocks that run, wait and begin', () => {
    const { clocks, clocksStarted } = inReview();
    expect(clocks.map(({ name, state, payload }) => [name, state, payload])).toEqual([
      ['review.risk', 'running', { lane: 'risk' }],
      ['answer', 'pending', { lane: 'legality' }],
    ]);
    expect(clocksStarted).toEqual(['review.risk', 'answer']);
    const served = take(inReview().snapshot, say('SERVE'));
    expect(served.clocks[1]).toMatchObject({ state: 'running', startsAt: '2026-09-01T02:00:00.000Z' });
  });

  it('keeps no clock of a region that is settled, and hands the court to the other', () => {
    const settled = done(inReview().snapshot, 'risk');
    expect(settled.clocks.map((clock) => clock.name)).toEqual(['answer']);
    expect(settled.court).toBe('firm');
  });

  it('returns from a hold to where it was, through JSON', () => {
    const held = take(JSON.parse(JSON.stringify(done(inReview().snapshot, 'risk').snapshot)) as StoredSnapshot, say('HOLD', {}, decider));
    expect(held).toMatchObject({ stage: 'onHold', holding: true });
    const back = take(JSON.parse(JSON.stringify(held.snapshot)) as StoredSnapshot, say('RESUME', {}, decider));
    expect(back).toMatchObject({ leaves: ['review.risk.settled', 'review.legality.working'], holding: false, clocksStarted: ['answer'] });
  });

  it('refuses an event the machine never heard of, prototype keys too', () => {
    expect(refused(born().snapshot, say('NONSENSE')).code).toBe('event.unknown');
    expect(refused(born().snapshot, say('__proto__')).code).toBe('event.unknown');
    expect(refused(born().snapshot, say('constructor')).code).toBe('event.unknown');
  });

  it('refuses an event out of place and says where the case is', () => {
    expect(refused(born().snapshot, say('APPROVE'))).toMatchObject({
      code: 'event.not_allowed',
      params: { stage: 'draft', leaves: ['draft'], refusedBy: [] },
    });
  });

  it('names the guard that refuses, with its reason and basis', () => {
    const refusal = refused(inDecision().snapshot, say('APPROVE', { ok: true }, clerk));
    expect(refusal.params).toMatchObject({
      stage: 'decision',
      refusedBy: ['notTheSamePerson'],
      reasons: [{ guard: 'notTheSamePerson', text: { zh: '须由他人办理' }, basis: '家规', basisKind: 'house' }],
    });
    expect(refusal.detail?.en).toBe('Another person must act');
  });

  it('names a lane only when no lane was meant', () => {
    expect(refused(inReview().snapshot, say('DONE', { lane: 'none' })).params.refusedBy).toEqual(['ofLane']);
  });

  it('refuses everything once closed', () => {
    const closed = take(inDecision().snapshot, say('APPROVE', { ok: true }, decider));
    expect(closed).toMatchObject({ stage: 'approved', closed: true, clocks: [], clocksStarted: [] });
    for (const type of ['WITHDRAW', 'APPROVE', 'HOLD']) expect(refused(closed.snapshot, say(type)).code).toBe('case.closed');
    expect(refused(take(born().snapshot, say('WITHDRAW')).snapshot, say('SUBMIT')).code).toBe('case.closed');
  });

  it('refuses a snapshot whose state was removed', () => {
    expect(refused({ ...born().snapshot, value: { inHand: 'gone' } }, say('SUBMIT')).code).toBe('case.broken');
    expect(refused({ ...born().snapshot, status: 'error' }, say('SUBMIT')).code).toBe('case.broken');
  });

  it('closes the case to a person in conflict, and to who stands in for them', () => {
    const barred = take(born().snapshot, say('CONFLICT', {}, decider));
    expect(refused(barred.snapshot, say('WITHDRAW', {}, decider)).code).toBe('actor.conflict');
    const deputy = person('deputy', ['decider']);
    expect(refused(barred.snapshot, say('WITHDRAW', {}, deputy, { onBehalfOf: 'decider' })).code).toBe('actor.conflict');
    expect(decide(TOY, barred.snapshot, say('WITHDRAW', {}, deputy))).toMatchObject({ closed: true });
  });

  it('leaves its input as it was', () => {
    const before = inReview().snapshot;
    const copy = JSON.stringify(before);
    done(before, 'risk');
    expect(JSON.stringify(before)).toBe(copy);
  });

  it('stores plain JSON', () => {
    const { snapshot } = inDecision();
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot);
  });
});
