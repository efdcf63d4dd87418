import type { ClaimedRow, OutboxJob, OutboxState } from '@sandbar/workflow';
import { toInstantOrNull } from '../session/instant.js';

export interface OutboxColumns {
  id: string;
  n: string;
  case_id: string;
  seq: number;
  job: OutboxJob;
  payload: Readonly<Record<string, unknown>>;
  state: OutboxState;
  attempt: number;
  failures: number;
  not_before: Date | null;
}

export const OUTBOX_COLUMNS = 'id, n, case_id, seq, job, payload, state, attempt, failures, not_before';

export function toClaimedRow(row: OutboxColumns): ClaimedRow & { readonly state: OutboxState } {
  return {
    id: row.id,
    caseId: row.case_id,
    seq: row.seq,
    job: row.job,
    payload: row.payload,
    notBefore: toInstantOrNull(row.not_before),
    attempt: row.attempt,
    failures: row.failures,
    state: row.state,
  };
}
