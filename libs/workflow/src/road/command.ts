import type { Actor, CaseKind } from '@sandbar/domain';

/** What enters the road, from whatever door. */
export interface Command {
  /** Idempotency key: unique per person; uuid for messages and expiries. At most 200 characters. */
  readonly key: string;
  readonly caseId: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The version the person looked at; undefined for the system and for creations. */
  readonly expectedVersion?: number;
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  readonly traceId: string;
  /** W3C `traceparent` of the work that the command is, for what follows from it; undefined: nobody asks. */
  readonly traceparent?: string;
  /** Set for a creation: the kind of case. */
  readonly create?: CaseKind;
  /** `message`: from another case; a refusal by a case that moved on is recorded as ignored. `deadline`: of that clock row. */
  readonly source:
    { readonly kind: 'person' } | { readonly kind: 'message'; readonly from: string } | { readonly kind: 'deadline'; readonly id: string };
}

/** The stored answer of an accepted (or ignored) command; a replay of the key gives it again. */
export interface Answer {
  readonly outcome: 'accepted' | 'ignored';
  readonly caseId: string;
  readonly version: number;
  readonly seq: number;
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly stage: string;
  readonly leaves: readonly string[];
  readonly closed: boolean;
  readonly facts: readonly string[];
  /** Why a message was ignored: the refusal's code. */
  readonly reason?: string;
}
