import type { AnyStateMachine } from 'xstate';
import type { Bilingual, CaseKind, Court, Lane } from './case-kind.js';
import type { ClockMeta, DesiredClock, NoClock } from './clock.js';
import type { CaseEvent, EventCatalogue, EventMeta } from './event.js';
import type { Fact } from './fact.js';
import type { CaseHeader } from './header.js';
import type { Reaction } from './reaction.js';

/** JSON of XState's persisted snapshot; `status` other than `active` is closed (or broken). */
export interface StoredSnapshot {
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  readonly value: unknown;
  readonly context: Readonly<Record<string, unknown>>;
  readonly [more: string]: unknown;
}

/** meta of every state node. */
export interface StateMeta {
  readonly title: Bilingual;
  /** Whose court; leaves only need it where it differs from the parent's. */
  readonly court?: Court;
  /** Roles that act here, for people («who»), for example ['intake-officer@leadAuthority']. */
  readonly actor?: readonly string[];
  readonly clock?: ClockMeta;
  readonly noClock?: NoClock;
  /** A state of the live test: one recorded officer action each for now. */
  readonly manual?: true;
  /** The lane that this region reviews: its events are asked and offered once a lane, its clocks carry it. */
  readonly lane?: Lane;
  /** Only holds common events (`inHand`, `open`): left out of stage and leaves. */
  readonly wrapper?: true;
}

/** One kind of case, one version, built once. */
export interface Definition {
  /** `pilot-application@1` */
  readonly id: string;
  readonly kind: CaseKind;
  readonly machine: AnyStateMachine;
  readonly events: EventCatalogue;
  /** Builds the data of a fact from the context after, the event and the action's params; the keys are the facts the machine may name. */
  readonly facts: Readonly<Record<string, (context: never, event: never, params: never) => Readonly<Record<string, unknown>>>>;
  /** What follows from a fact outside the case; exhaustive over `facts`. */
  readonly reactions: Readonly<Record<string, readonly Reaction[]>>;
  /** What a guard means, with its legal basis: shown when an action is refused. */
  readonly guardReasons: Readonly<Record<string, GuardReason>>;
  readonly header: (snapshot: StoredSnapshot) => CaseHeader;
  readonly clocks: (snapshot: StoredSnapshot) => readonly DesiredClock[];
  /** True while every open clock is suspended (onHold). */
  readonly holding: (snapshot: StoredSnapshot) => boolean;
  /** Input of the initial transition from the CREATE payload. */
  readonly create: (payload: never, meta: EventMeta, caseId: string) => Readonly<Record<string, unknown>>;
}

/**
 * What a guard asks about. `case`: the case and who acts; known before anything is written. `payload`: what the event
 * carries; taken to hold by describe(). `route`: only picks the branch that is meant (the lane); never the reason.
 */
export type GuardAbout = 'case' | 'payload' | 'route';

export interface GuardReason {
  /** Default `case`. */
  readonly about?: GuardAbout;
  readonly text: Bilingual;
  readonly basis: string;
  readonly basisKind: 'law' | 'standard' | 'analogy' | 'house';
  /** Codes of what an event that it refuses does not carry, where the words cannot name them. */
  readonly lacking?: (event: CaseEvent) => readonly string[];
}

/** What deciding one event yields. */
export interface Decision {
  readonly snapshot: StoredSnapshot;
  /** Dotted top-level path, for example `review`, `notice.published`. */
  readonly stage: string;
  readonly leaves: readonly string[];
  readonly court: Court;
  readonly closed: boolean;
  readonly facts: readonly Fact[];
  readonly header: CaseHeader;
  readonly clocks: readonly DesiredClock[];
  /** Clocks whose state was entered by this event: they begin anew. */
  readonly clocksStarted: readonly string[];
  readonly holding: boolean;
}
