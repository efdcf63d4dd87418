import type { Province, Role } from '@sandbar/domain';
import type { AdministrationAct } from './identity.port.js';

/** Somebody leaves, or gives a role up; null: every role, and the account is closed. */
export interface Departure {
  readonly person: string;
  readonly roles: readonly Role[] | null;
  readonly reason: string;
}
/** An authority's duties pass to another (机构改革). */
export interface Succession {
  readonly from: string;
  readonly to: string;
  /** First day on which the successor is in office, Asia/Shanghai, YYYY-MM-DD. */
  readonly since: string;
  /** Title and number of the document that says so. */
  readonly basis: string;
  /** The people of the predecessor go with their roles. */
  readonly movesPeople: boolean;
}
export type BulkContent = ({ readonly kind: 'departure' } & Departure) | ({ readonly kind: 'succession' } & Succession);

/** One act of an administrator that many cases hear of, each by a command of its own on the one road. */
export interface BulkChange {
  readonly id: string;
  readonly content: BulkContent;
  /** The cases are looked for then, and not before. */
  readonly effectiveAt: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
}
/** How far it is: `moved` + `unchanged` + `waiting` + `dead` = `total`. */
export interface BulkProgress extends BulkChange {
  /** Null: not begun. */
  readonly plannedAt: string | null;
  readonly cancelledAt: string | null;
  readonly total: number;
  readonly moved: number;
  /** Had moved on before the command came. */
  readonly unchanged: number;
  readonly waiting: number;
  /** Commands that failed for good and wait for `sandbar outbox redrive`. */
  readonly dead: number;
}
/** A case without anything of its content. */
export interface BulkCase {
  readonly id: string;
  readonly number: string | null;
  readonly province: Province;
  readonly stage: string;
}
export interface BulkCaseOutcome extends BulkCase {
  readonly outcome: 'moved' | 'unchanged' | 'waiting' | 'dead';
}

/** Bulk changes, in the system role: the administrator who asks for one sees no case, and row security shows none. Each method is one transaction. */
export interface BulkChangeStore {
  /** What would move now: how many, and the first `limit` by id. Writes nothing. */
  preview(content: BulkContent, limit: number): Promise<{ readonly total: number; readonly cases: readonly BulkCase[] }>;
  /**
   * Keeps it with its act and sets off its planning. A departure ends the grants at `effectiveAt`; a succession ends the predecessor's term.
   * False: the predecessor has a successor already, or the person is leaving already (nothing was written).
   */
  record(change: BulkChange, act: AdministrationAct): Promise<boolean>;
  /** Finds the cases and puts one command for each into the outbox, all at once; repeating it adds only what is new. Returns how many were added. */
  plan(id: string, now: string): Promise<number>;
  /** Looks for cases that came in between once more. */
  planAgain(id: string, now: string): Promise<void>;
  /** Takes back what has not begun: grants, or the predecessor's term, are as before. False: it has begun, or there is none. */
  cancel(id: string, now: string, act: AdministrationAct): Promise<boolean>;
  find(id: string): Promise<BulkProgress | undefined>;
  list(kind: BulkContent['kind'], limit: number): Promise<readonly BulkProgress[]>;
  listCases(id: string, after: string | null, limit: number): Promise<readonly BulkCaseOutcome[]>;
}

/** Payload of the outbox row that sets a planning off. */
export interface PlanJob {
  readonly do: 'plan';
  readonly bulk: string;
}
