import type { DeadlineRow, OutboxJob, OutboxRow, Tx } from './unit-of-work.port.js';
import type { NotificationTx } from './notifications.port.js';

/**
 * Longer than anybody has anything in hand, and than the clocks of one installation differ: a lease that ends later than so long from now was written
 * by a clock that was ahead, and counts as lapsed. A lease that is configured must be shorter.
 */
export const LONGEST_LEASE_MS = 3_600_000;

export type OutboxState = 'pending' | 'sent' | 'done' | 'dead';
/** A claimed row: `attempt` is 1 at the first sending; `failures` counts the handlers that failed, which a lost job is not. */
export interface ClaimedRow extends OutboxRow {
  readonly attempt: number;
  readonly failures: number;
}
/** So many clocks must be looked at by then. */
export interface PlannedWake {
  readonly at: string;
  readonly rows: number;
}
/** What a handler may do in the transaction in which its row becomes `done`. */
export interface HandlerTx extends Pick<Tx, 'deadlines' | 'sealed'> {
  readonly cases: Pick<Tx['cases'], 'listChildren'>;
  readonly notifications: NotificationTx;
  /** Adds rows once only (ids derive from what caused them). */
  addOutbox(rows: readonly OutboxRow[]): Promise<void>;
  /** Locks open clock rows whose next wake has passed, earliest first; rows in somebody's hands are passed over (SKIP LOCKED). */
  claimDueDeadlines(now: string, limit: number): Promise<readonly DeadlineRow[]>;
  /** Says when the deadline clock must look at each row next; null: never. `was`: only where that still is what the row says. */
  setWakes(wakes: readonly { readonly id: string; readonly at: string | null; readonly was?: string | null }[]): Promise<void>;
  /** Writes or takes back a row of the public register; see PublishJob. */
  publish(row: PublicRow): Promise<void>;
}
/** One page of the public register: a notice in its period, a registration, a result. */
export interface PublicRow {
  readonly caseId: string;
  readonly what: 'notice' | 'registration' | 'withdrawal' | 'result';
  readonly at: string;
  /** Title, parties, number, dates, redacted declaration, conditions, outcome; nothing that is not public. */
  readonly content: Readonly<Record<string, unknown>>;
}
/** The outbox as the relay and the workers use it, in the system role. Every method is one transaction. */
export interface OutboxStore {
  /** Claims pending rows whose time has come (SKIP LOCKED), marks them `sent` with the next attempt, and returns them. */
  claimPending(limit: number, now: string): Promise<readonly ClaimedRow[]>;
  find(id: string): Promise<(ClaimedRow & { readonly state: OutboxState }) | undefined>;
  /**
   * Locks the row, runs `work` in the same transaction and marks the row `done`. A row that is done or dead already: `work` is not run,
   * false is returned.
   */
  runOnce(id: string, now: string, work: (tx: HandlerTx) => Promise<void>): Promise<boolean>;
  /** Rows carried out elsewhere (a command has its own transaction): marks them done. */
  markDone(ids: readonly string[], now: string): Promise<void>;
  /** After a handler's fault: one failure more, pending again not before `retryAt`, or dead when null. */
  markFailed(id: string, error: string, retryAt: string | null): Promise<void>;
  /** Claimed, but the transport did not take them: pending as before the claim, with the reason. */
  unclaim(ids: readonly string[], reason: string): Promise<void>;
  /** Rows `sent` before `olderThan` become pending again: their job was lost. Returns how many. */
  releaseStale(olderThan: string): Promise<number>;
  /**
   * What a process has left behind whose clock was ahead is anybody's again: rows `sent` in the future, waits for a next attempt and leases of clocks
   * that end later than any can (LONGEST_LEASE_MS). Returns how many.
   */
  releaseAhead(now: string): Promise<number>;
  /** Open clock rows whose next wake has passed. */
  listDueDeadlines(now: string, limit: number): Promise<readonly DeadlineRow[]>;
  /** When the clocks that wake after `after` and not after `until` do so, in steps of a tenth of a second, never early. */
  listWakes(after: string, until: string): Promise<readonly PlannedWake[]>;
  /** The same members outside of an outbox row, for the deadline clock. */
  run<T>(work: (tx: HandlerTx) => Promise<T>): Promise<T>;
  countByState(): Promise<Readonly<Record<OutboxState, number>>>;
  /** Age in seconds of the oldest pending row whose time has come; 0 when none. */
  oldestPendingSeconds(now: string): Promise<number>;
  listDead(limit: number): Promise<readonly { id: string; job: OutboxJob; caseId: string; attempt: number; lastError: string | null }[]>;
  /** Dead rows become pending with their failures forgotten. Returns how many. */
  redrive(ids: readonly string[] | 'all'): Promise<number>;
}
