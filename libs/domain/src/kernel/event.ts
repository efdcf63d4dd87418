import type { Bilingual } from './case-kind.js';
import type { Actor, Eligible } from './role.js';

/**
 * What is true about an event at the moment it is decided. Replay folds events with their meta, so a guard may read
 * nothing else: not the time, not the rule table, not the database.
 */
export interface EventMeta {
  /** Idempotency id of the command, uuid. */
  readonly id: string;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly actor: Actor;
  /** The person whose absence the actor covers, by delegation. */
  readonly onBehalfOf: string | null;
  /** Values in force of the rules that the event's row names: code -> value. */
  readonly rules: Readonly<Record<string, number>>;
}

/** What a machine receives. */
export interface CaseEvent<T extends string = string, P = unknown> {
  readonly type: T;
  readonly payload: P;
  readonly meta: EventMeta;
}

/** One row of a machine's catalogue of events. */
export interface EventRow {
  readonly title: Bilingual;
  readonly by: readonly Eligible[];
  /** Rule codes whose values the guards of this event read (from meta.rules). */
  readonly rules?: readonly string[];
  /** The beginning of rule codes, by what the event carries: every rule in force whose code begins so stands in meta.rules too. Null: none. */
  readonly ruleSet?: (payload: Readonly<Record<string, unknown>>) => string | null;
  /** An act with legal effect: the person must have shown a short while ago who they are (rule `authentication.fresh`). */
  readonly decision?: true;
  /** Nobody does it in another's stead: a signature, an opinion, what one knows of oneself. */
  readonly personal?: true;
  /** A firm's or an office's system may send it by API key: it attests, seals and decides nothing. */
  readonly byKey?: true;
}

export type EventCatalogue<T extends string = string> = Readonly<Record<T, EventRow>>;

/** Turns a map `type -> payload` into the union a machine declares. */
export type EventsOf<M> = { [T in keyof M & string]: CaseEvent<T, M[T]> }[keyof M & string];
