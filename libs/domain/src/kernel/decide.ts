import { createActor, getNextTransitions, initialTransition } from 'xstate';
import type { AnyMachineSnapshot } from 'xstate';
import { desiredNames } from './desired-clocks.js';
import type { Decision, Definition, StoredSnapshot } from './definition.js';
import type { CaseEvent } from './event.js';
import type { Fact } from './fact.js';
import { evaluate, guardTree, refusingGuards } from './guard-tree.js';
import type { Candidate } from './guard-tree.js';
import { pureRestore, pureTransition } from './pure-transition.js';
import { refuse } from './refusal.js';
import type { Refusal } from './refusal.js';
import { inMachineOrder, placeOf } from './topology.js';

/** Why an act is not done in another's stead; describe() says the same before it is sent. */
export const PERSONAL = {
  code: 'event.personal',
  text: { zh: '该事项须由本人办理，不得由他人代理', en: 'This is done in person: a delegate cannot do it' },
  basis: '电子签名法第十四条；民法典第一百六十一条第二款',
};

/** What transition() returns instead of running it; assigns are already done. */
interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/**
 * The only door to a machine: what one event makes of a case. Pure: the time, the actor and the rule values come in
 * `event.meta`, so folding the recorded events gives the same decisions years later.
 *
 * Refuses with `event.unknown`, `case.closed`, `case.broken`, `actor.conflict` or `event.not_allowed` (params: stage,
 * leaves, refusedBy, reasons). Permission by role and relation is the caller's, before.
 * @param snapshot what was stored, or null for the CREATE event
 * @param caseId the id of the new case; needed with CREATE only
 */
export function decide(definition: Definition, snapshot: StoredSnapshot | null, event: CaseEvent, caseId = ''): Decision | Refusal {
  if (!Object.hasOwn(definition.events, event.type)) return refuse('event.unknown', { type: event.type, definition: definition.id });
  if (snapshot === null) {
    if (event.type !== 'CREATE')
      return refuse('event.not_allowed', { type: event.type, stage: null, leaves: [], refusedBy: [], reasons: [] });
    const input = definition.create(event.payload as never, event.meta, caseId);
    const [born, actions] = initialTransition(definition.machine, input);
    return conclude(definition, born as AnyMachineSnapshot, actions as unknown as readonly Action[], event);
  }
  const unfit = unfitFor(definition, snapshot, event);
  if (unfit !== null) return unfit;
  const present = restore(definition, snapshot);
  if (present.status !== 'active') return refuse('case.broken', { definition: definition.id });
  if (event.type === 'CREATE' || !present.can(event)) return notAllowed(definition, present, snapshot, event);
  const [next, actions] = pureTransition(definition.machine, present, event);
  return conclude(definition, next, actions as unknown as readonly Action[], event);
}

/** Of snapshots that were restored once: their live form. */
const LIVE = new WeakMap<StoredSnapshot, AnyMachineSnapshot>();

/** The live form of a stored snapshot, never started (resolveState throws on history states). */
export function restore(definition: Definition, snapshot: StoredSnapshot): AnyMachineSnapshot {
  const known = LIVE.get(snapshot);
  if (known?.machine === definition.machine) return known;
  const restored = revive(definition, snapshot);
  LIVE.set(snapshot, restored);
  return restored;
}

/** Never from what a transition left in memory: its regions lie in the order in which they were entered, and so would the facts to come. */
function revive(definition: Definition, snapshot: StoredSnapshot): AnyMachineSnapshot {
  const ordered = { ...snapshot, value: inMachineOrder(definition.machine.root, snapshot.value) };
  return (
    pureRestore(definition.machine, ordered) ??
    (createActor(definition.machine, { snapshot: ordered as never }).getSnapshot() as AnyMachineSnapshot)
  );
}

/** The transitions of the present state for an event, ancestors' included. */
export function candidatesOf(present: AnyMachineSnapshot, type?: string): readonly Candidate[] {
  const all = getNextTransitions(present) as unknown as readonly Candidate[];
  return type === undefined ? all : all.filter((candidate) => candidate.eventType === type);
}

function unfitFor(definition: Definition, snapshot: StoredSnapshot, event: CaseEvent): Refusal | null {
  if (snapshot.status === 'error') return refuse('case.broken', { definition: definition.id });
  if (snapshot.status !== 'active') return refuse('case.closed', { stage: placeOf(definition.machine, snapshot.value).stage });
  if (event.meta.onBehalfOf !== null && definition.events[event.type]?.personal === true)
    return refuse('event.personal', { type: event.type }, PERSONAL.text);
  const closedTo = definition.header(snapshot).closedTo;
  const persons = [event.meta.actor.person, event.meta.onBehalfOf].filter((person) => person !== null);
  // A delegation carries the delegator's conflicts (process.md §1).
  return persons.some((person) => closedTo.includes(person)) ? refuse('actor.conflict', { type: event.type }) : null;
}

function notAllowed(definition: Definition, present: AnyMachineSnapshot, snapshot: StoredSnapshot, event: CaseEvent): Refusal {
  const { stage, leaves } = placeOf(definition.machine, snapshot.value);
  const findings = candidatesOf(present, event.type).map((candidate) =>
    evaluate(definition.machine, definition.guardReasons, guardTree(candidate.guard), present.context, event, false),
  );
  const refusedBy = refusingGuards(definition.guardReasons, findings);
  const reasons = refusedBy.map((guard) => {
    const { lacking, ...reason } = definition.guardReasons[guard] ?? {};
    return { guard, ...reason, ...(lacking === undefined ? {} : { lacking: lacking(event) }) };
  });
  const first = definition.guardReasons[refusedBy[0] ?? ''];
  return refuse('event.not_allowed', { type: event.type, stage, leaves, refusedBy, reasons }, first?.text);
}

function conclude(definition: Definition, next: AnyMachineSnapshot, actions: readonly Action[], event: CaseEvent): Decision {
  const snapshot = persist(definition, next);
  const clocks = definition.clocks(snapshot);
  const open = desiredNames(clocks);
  const started = actions.filter((action) => action.type === 'startClock').map((action) => (action.params as { clock: string }).clock);
  const facts = actions
    .filter((action) => Object.hasOwn(definition.facts, action.type))
    .map((action): Fact => ({
      type: action.type,
      data: definition.facts[action.type]!(next.context as never, event as never, action.params as never),
    }));
  return {
    snapshot,
    ...placeOf(definition.machine, snapshot.value),
    closed: snapshot.status !== 'active',
    facts: eachOnce(facts),
    header: definition.header(snapshot),
    clocks,
    clocksStarted: [...new Set(started)].filter((name) => open.has(name)),
    holding: definition.holding(snapshot),
  };
}

/** What two regions say of one event (a conflict in two lanes) is one fact. */
function eachOnce(facts: readonly Fact[]): readonly Fact[] {
  if (facts.length < 2) return facts;
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}

/** XState's persisted form as plain JSON: no undefined member survives, so that a round trip changes nothing. */
function persist(definition: Definition, snapshot: AnyMachineSnapshot): StoredSnapshot {
  const persisted = definition.machine.getPersistedSnapshot(snapshot) as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(persisted).filter(([, value]) => value !== undefined)) as unknown as StoredSnapshot;
}
