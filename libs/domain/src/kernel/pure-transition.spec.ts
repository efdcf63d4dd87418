import { transition } from 'xstate';
import type { AnyMachineSnapshot } from 'xstate';
import { decide, restore } from './decide.js';
import type { Decision, StoredSnapshot } from './definition.js';
import { pureTransition } from './pure-transition.js';
import { clerk, decider, say, TOY } from './toy.fixture.js';

const STEPS = [
  say('SUBMIT'),
  say('SERVE'),
  say('DONE', { lane: 'risk' }),
  say('HOLD', {}, decider),
  say('RESUME', {}, decider),
  say('DONE', { lane: 'legality' }),
  say('SUBMIT', {}, clerk),
];
const plain = (snapshot: AnyMachineSnapshot): unknown => JSON.parse(JSON.stringify(snapshot.toJSON()));

describe('pureTransition', () => {
  it('says of every event what XState’s transition() says, and leaves the snapshot alone', () => {
    let snapshot = (decide(TOY, null, say('CREATE'), 'case-1') as Decision).snapshot;
    for (const event of STEPS) {
      const present = restore(TOY, snapshot);
      const before = plain(present);
      const [next, actions] = pureTransition(TOY.machine, present, event);
      const [expected, expectedActions] = transition(TOY.machine, present, event);
      expect(plain(next)).toEqual(plain(expected as AnyMachineSnapshot));
      expect(actions.map(({ type, params }) => ({ type, params }))).toEqual(expectedActions.map(({ type, params }) => ({ type, params })));
      expect(plain(present)).toEqual(before);
      const decided = decide(TOY, snapshot, event);
      if ('snapshot' in decided) snapshot = decided.snapshot;
    }
    expect((snapshot as StoredSnapshot).status).toBe('active');
  });

  it('hears nothing of one call in the next', () => {
    const { snapshot } = decide(TOY, null, say('CREATE'), 'case-1') as Decision;
    const first = pureTransition(TOY.machine, restore(TOY, snapshot), say('SUBMIT'))[1];
    const heard = first.length;
    pureTransition(TOY.machine, restore(TOY, snapshot), say('SUBMIT'));
    expect([heard > 0, first.length]).toEqual([true, heard]);
  });
});
