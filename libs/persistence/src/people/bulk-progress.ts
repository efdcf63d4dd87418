import type { BulkContent, BulkProgress } from '@sandbar/workflow';
import { toInstant, toInstantOrNull } from '../session/instant.js';

/** What became of one command, from its outbox row `o` and its stored answer `k`. */
export const OUTCOME = `CASE WHEN k.outcome = 'accepted' THEN 'moved' WHEN k.outcome IS NOT NULL THEN 'unchanged'
  WHEN o.state = 'dead' THEN 'dead' ELSE 'waiting' END`;

const count = (outcome: string): string => `count(*) FILTER (WHERE i.case_id IS NOT NULL AND ${OUTCOME} = '${outcome}')::int AS ${outcome}`;

/** Bulk changes with their counts; to be followed by WHERE and GROUP BY b.id. */
export const PROGRESS = `SELECT b.*, count(i.case_id)::int AS total, ${['moved', 'unchanged', 'waiting', 'dead'].map(count).join(', ')}
  FROM bulk_change b LEFT JOIN bulk_change_case i ON i.bulk_id = b.id LEFT JOIN outbox o ON o.id = i.outbox_id
  LEFT JOIN command k ON k.person = 'system' AND k.key = i.outbox_id::text`;

export interface ProgressColumns extends Record<string, unknown> {
  id: string;
  content: BulkContent;
  effective_at: Date;
  requested_by: string;
  requested_at: Date;
  planned_at: Date | null;
  cancelled_at: Date | null;
  total: number;
  moved: number;
  unchanged: number;
  waiting: number;
  dead: number;
}

export function toProgress(row: ProgressColumns): BulkProgress {
  const { id, content, total, moved, unchanged, waiting, dead } = row;
  return {
    id,
    content,
    effectiveAt: toInstant(row.effective_at),
    requestedBy: row.requested_by,
    requestedAt: toInstant(row.requested_at),
    plannedAt: toInstantOrNull(row.planned_at),
    cancelledAt: toInstantOrNull(row.cancelled_at),
    ...{ total, moved, unchanged, waiting, dead },
  };
}
