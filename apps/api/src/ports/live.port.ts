import type { Actor, CaseHeader, CaseKind, Holder } from '@sandbar/domain';

/** An event of a case, as lists would show the case after it; `tx` numbers the transaction that wrote it. */
export interface CaseChange {
  readonly what: 'case';
  readonly tx: number;
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly type: string;
  readonly version: number;
  readonly stage: string;
  readonly closed: boolean;
  readonly at: string;
  readonly dueAt: string | null;
  readonly header: CaseHeader;
  /** Who holds the case, as row security knows it. */
  readonly access: readonly Holder[];
}
export interface NoticeAdded {
  readonly what: 'notification';
  readonly tx: number;
  readonly id: string;
  readonly caseId: string;
  readonly person: string;
  readonly todo: boolean;
  readonly at: string;
}
export type LiveRow = CaseChange | NoticeAdded;

export interface LiveWindow {
  readonly rows: readonly LiveRow[];
  /** The next window begins here. */
  readonly upto: number;
  /** As far as anybody can read now. */
  readonly horizon: number;
  /** Something is committed and waits for an older transaction to end. */
  readonly held: boolean;
}

/** What was committed, in an order in which nothing can be skipped. */
export interface LiveSource {
  /** Names the database that the positions are of. */
  place(): Promise<string>;
  horizon(): Promise<number>;
  window(from: number, limit: number): Promise<LiveWindow>;
  /** What the person holds of [from, upto); undefined: more than `limit`. */
  replay(actor: Actor, from: number, upto: number, limit: number): Promise<readonly LiveRow[] | undefined>;
  /** Calls back whenever some process says that something was committed. */
  listen(onRing: () => void): Promise<void>;
}
