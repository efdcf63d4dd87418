import fc from 'fast-check';
import {
  LANES,
  PILOT_APPLICATION,
  PILOT_EVENTS,
  candidatesOf,
  isEligible,
  laneOf,
  metaOf,
  pilotContextOf,
  relationsOf,
  restore,
} from '@sandbar/domain';
import type { Actor, CaseEvent, Decision, Lane, PilotEventType, StoredSnapshot } from '@sandbar/domain';
import { payloadFor } from './pilot-application-payloads.js';
import { TALES } from './pilot-application-tales.js';
import { LEAD, RULES, people } from './pilot-application-world.js';

export const TYPES = Object.keys(PILOT_EVENTS) as PilotEventType[];
const officers = LANES.map((lane): Actor => ({
  person: `${lane}-assessor`,
  roles: ['legality-reviewer', 'risk-reviewer', 'consumer-reviewer', 'second-reviewer'],
  organisation: LEAD,
  authority: LEAD,
  province: '31',
}));
const ACTORS: readonly Actor[] = [...Object.values<Actor>(people), ...officers];
const told = new Map<string, readonly { event: CaseEvent; decision: Decision }[]>();
/** A case that was led to a leaf. */
export const tale = (leaf: string) => {
  const known = told.get(leaf) ?? TALES[leaf]!().told;
  told.set(leaf, known);
  return known;
};

/** One random step: who, what, and how the payload varies. Half of the steps are things the actor could do now. */
export const STEP = fc.record({
  actor: fc.nat(),
  type: fc.nat(),
  lane: fc.nat({ max: 2 }),
  picks: fc.array(fc.nat({ max: 20 }), { minLength: 6, maxLength: 6 }),
  good: fc.boolean(),
  apt: fc.nat({ max: 9 }).map((n) => n < 8),
  hours: fc.nat({ max: 200 }),
  behalf: fc.option(fc.nat(), { freq: 8 }),
});
export type Step = typeof STEP extends fc.Arbitrary<infer S> ? S : never;

/** The event of a step from where the case is; it may be refused. */
export function eventOf(snapshot: StoredSnapshot, step: Step, n: number, at: string): CaseEvent {
  const header = PILOT_APPLICATION.header(snapshot);
  const chosen = step.apt ? aptTo(snapshot, step) : undefined;
  const lane = chosen?.lane ?? LANES[step.lane]!;
  const type = chosen?.type ?? TYPES[step.type % TYPES.length]!;
  const fitting = ACTORS.filter((actor) => isEligible(PILOT_EVENTS[type].by, actor, relationsOf(header, actor, lane)));
  const actor = fitting[step.actor % Math.max(fitting.length, 1)] ?? ACTORS[step.actor % ACTORS.length]!;
  let i = 0;
  const pick = (choices: number): number => (step.good ? 0 : step.picks[i++ % step.picks.length]! % choices);
  const payload = payloadFor(type, pilotContextOf(snapshot), actor, at, lane, pick);
  const onBehalfOf = step.behalf === null ? null : ACTORS[step.behalf % ACTORS.length]!.person;
  return { type, payload, meta: { id: `r-${n}`, at, actor, onBehalfOf, rules: RULES } };
}
/** Something a case listens to here; mostly what is particular to the state, and an end only now and then, so that the walk goes far. */
function aptTo(snapshot: StoredSnapshot, step: Step): { type: PilotEventType; lane: Lane | null } | undefined {
  if (snapshot.status !== 'active') return undefined;
  const heard = candidatesOf(restore(PILOT_APPLICATION, snapshot)).filter((one) => Object.hasOwn(PILOT_EVENTS, one.eventType));
  const own = heard.filter((one) => metaOf(one.source).wrapper !== true && !ENDS.includes(one.eventType));
  const from = step.picks[0]! < 16 && own.length > 0 ? own : heard;
  const one = from[step.type % Math.max(from.length, 1)];
  return one === undefined ? undefined : { type: one.eventType as PilotEventType, lane: laneOf(one.source) };
}
const ENDS: readonly string[] = ['WITHDRAW', 'DISCARD', 'REVOKE', 'EXIT'];
