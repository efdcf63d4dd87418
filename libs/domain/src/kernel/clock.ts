import type { Court } from './case-kind.js';

/** What a state's meta says of its clock. The number of days is a rule, never written here. */
export interface ClockMeta {
  /** Name, unique within the machine; for a lane `review.lane.risk`. */
  readonly name: string;
  /** Rule code, for example `clock.screening`. */
  readonly rule: string;
  /** Rule code that one granted extension adds. */
  readonly extension?: string;
  readonly court: Court;
  /** `entry`: the state's entry. `service`: 送达, pending until served. `date`: a date the context holds. */
  readonly from: 'entry' | 'service' | 'date';
  /** The event that expiry sends through the one road. */
  readonly expires: string;
  /** True: the expiry only makes the case overdue and tells the next level; the state stays. */
  readonly escalates?: true;
  /** After a hold the clock begins anew (a public notice runs its full period again). */
  readonly afterHold?: 'restart';
}

/** A clock the case wants open now; the use case reconciles rows with it. */
export interface DesiredClock {
  readonly name: string;
  readonly rule: string;
  readonly court: Court;
  readonly expires: string;
  /** Payload of the expiry event (a lane, for example). */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly escalates: boolean;
  /** `pending`: waits for service. `stopped`: paused, keeps the rest; the reason is a code. */
  readonly state: 'running' | 'pending' | 'stopped';
  readonly stopReason: string | null;
  /** Begins here instead of at the event: an ISO instant (service) or a day YYYY-MM-DD (planned end). */
  readonly startsAt: string | null;
  /** Granted extensions, as rule codes in order. */
  readonly extensions: readonly string[];
  readonly afterHold: 'continue' | 'restart';
}

/** Why a non-final state has no clock of its own: a written reason, read by the test of process.md §2. */
export interface NoClock {
  readonly reason: string;
}
