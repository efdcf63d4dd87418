import type { EventMeta, Fact } from '@sandbar/domain';

/** One row of the record: append-only, one chain a case. `hash` covers everything else and the previous hash. */
export interface RecordEntry {
  readonly caseId: string;
  /** 1 for the creation; equals the case's version. */
  readonly seq: number;
  readonly definition: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly meta: EventMeta;
  readonly facts: readonly Fact[];
  readonly stage: string;
  readonly prevHash: string | null;
  readonly hash: string;
}
