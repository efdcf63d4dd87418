import fc from 'fast-check';
import {
  LANES,
  PILOT_APPLICATION,
  PILOT_EVENTS,
  decide,
  describe as describeCase,
  isEligible,
  isRefusal,
  pilotContextOf,
  relationsOf,
} from '@sandbar/domain';
import type { CaseEvent, PilotEventType, StoredSnapshot } from '@sandbar/domain';
import { TALES } from './pilot-application-tales.js';
import { STEP, TYPES, eventOf, tale } from './pilot-application-walk.js';
import { RULES } from './pilot-application-world.js';

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A plain check: expect() costs more than the decision it looks at. */
function holds(truth: boolean, message: string): void {
  if (!truth) throw new Error(message);
}

const RUN = { numRuns: 1_200, seed: 20260901 };
const HISTORY = fc.noBias(fc.tuple(fc.constantFrom(...Object.keys(TALES)), fc.array(STEP, { minLength: 1, maxLength: 30 })));

it('decides any sequence of events alike before and after JSON, replays to the same, and stays closed once closed', () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(HISTORY, ([leaf, steps]) => {
      const events = tale(leaf).map((one) => one.event);
      let snapshot = tale(leaf).at(-1)!.decision.snapshot;
      let at = Date.parse('2026-10-01T00:00:00.000Z');
      let closed = tale(leaf).at(-1)!.decision.closed;
      steps.forEach((step, n) => {
        at += step.hours * 3_600_000;
        const event = eventOf(snapshot, step, n, new Date(at).toISOString());
        const before = JSON.stringify(snapshot);
        const outcome = decide(PILOT_APPLICATION, snapshot, event);
        const again = decide(PILOT_APPLICATION, throughJson(snapshot), throughJson(event));
        holds(JSON.stringify(again) === JSON.stringify(outcome), 'JSON changed the decision');
        holds(JSON.stringify(snapshot) === before, 'the input changed');
        if (isRefusal(outcome)) {
          holds(!closed || outcome.code === 'case.closed', 'another refusal than closed');
          return;
        }
        holds(!closed, 'a closed case moved');
        reached.set(event.type, (reached.get(event.type) ?? 0) + 1);
        holds(
          outcome.facts.every((fact) => Object.hasOwn(PILOT_APPLICATION.reactions, fact.type)),
          'a fact without a line of reactions',
        );
        separate(outcome.snapshot);
        if (event.type === 'REGISTER') wholePath(outcome.snapshot, event);
        events.push(event);
        snapshot = outcome.snapshot;
        closed = outcome.closed;
      });
      expect(fold(events)).toStrictEqual(snapshot);
    }),
    RUN,
  );
  // The walk is worth something only if it goes nearly everywhere.
  const never = TYPES.filter((type) => type !== 'CREATE' && !reached.has(type));
  expect(never.length).toBeLessThan(8);
});

it('offers exactly what could be done: what describe bars decide refuses, what decide accepts describe offers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(TALES)), STEP, (leaf, step) => {
      const { snapshot } = tale(leaf).at(-1)!.decision;
      const event = eventOf(snapshot, step, 0, '2026-10-01T00:00:00.000Z');
      const { actor, onBehalfOf } = event.meta;
      const lane = (event.payload as { lane?: (typeof LANES)[number] }).lane ?? null;
      const header = PILOT_APPLICATION.header(snapshot);
      if (!isEligible(PILOT_EVENTS[event.type as PilotEventType].by, actor, relationsOf(header, actor, lane ?? undefined))) return;
      const offers = describeCase(PILOT_APPLICATION, snapshot, { actor, at: event.meta.at, rules: RULES, onBehalfOf });
      const offered = offers.some(
        (one) => one.type === event.type && one.allowed && (one.lane === null || lane === null || one.lane === lane),
      );
      if (!offered) expect(isRefusal(decide(PILOT_APPLICATION, snapshot, event))).toBe(true);
    }),
    { numRuns: 1500, seed: 20260902 },
  );
});

/** Folds the record: every event with its own meta. */
function fold(events: readonly CaseEvent[]): StoredSnapshot | null {
  return events.reduce<StoredSnapshot | null>((so, event) => {
    const outcome = decide(PILOT_APPLICATION, so, event, 'case-1');
    if (isRefusal(outcome)) throw new Error(`replay refused ${event.type}: ${outcome.code}`);
    return outcome.snapshot;
  }, null);
}

/** Who assessed a lane never second-reviewed it, in no round. */
function separate(snapshot: StoredSnapshot): void {
  const { lanes } = pilotContextOf(snapshot);
  for (const lane of LANES)
    holds(
      !lanes[lane].assessors.some((person) => lanes[lane].secondReviewers.includes(person)),
      `${lane}: assessed and second-reviewed by one person`,
    );
}

function wholePath(snapshot: StoredSnapshot, event: CaseEvent): void {
  const context = pilotContextOf(snapshot);
  const persons = [event.meta.actor.person, event.meta.onBehalfOf];
  for (const lane of LANES) {
    expect(context.lanes[lane]).toMatchObject({ settled: true });
    expect(['pass', 'conditional']).toContain(context.lanes[lane].verdict);
    expect([...context.lanes[lane].assessors, ...context.lanes[lane].secondReviewers].some((one) => persons.includes(one))).toBe(false);
  }
  expect(context.proposal?.proposers.some((one) => persons.includes(one))).toBe(false);
  expect(['settled', 'notConcerned']).toContain(context.sharing.status);
  expect(['for', 'skipped']).toContain(context.panel.outcome);
  expect(context.notice.status).toBe('ended');
  expect(context.conditions.pending).toEqual([]);
}
