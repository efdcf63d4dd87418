import type { DeadlineRow } from '@sandbar/workflow';
import { toInstantOrNull } from '../session/instant.js';

/** A row of `deadline` as pg or json_agg(row) gives it: column names, instants as Date or text. */
export interface DeadlineColumns {
  id: string;
  case_id: string;
  name: string;
  court: DeadlineRow['court'];
  rule: string;
  expires: string;
  payload: Readonly<Record<string, unknown>>;
  escalates: boolean;
  status: DeadlineRow['status'];
  reckoning: DeadlineRow['reckoning'];
  due_at: Date | string | null;
  provisional: boolean;
  reminders: DeadlineRow['reminders'];
  next_wake_at: Date | string | null;
  opened_seq: number;
  closed_seq: number | null;
}

export function toDeadlineRow(row: DeadlineColumns): DeadlineRow {
  return {
    id: row.id,
    caseId: row.case_id,
    name: row.name,
    court: row.court,
    rule: row.rule,
    expires: row.expires,
    payload: row.payload,
    escalates: row.escalates,
    status: row.status,
    reckoning: row.reckoning,
    dueAt: toInstantOrNull(row.due_at),
    provisional: row.provisional,
    reminders: row.reminders,
    nextWakeAt: toInstantOrNull(row.next_wake_at),
    openedSeq: row.opened_seq,
    closedSeq: row.closed_seq,
  };
}

/** A clock that opens, for json_to_recordset; its case and the event that opened it are left to the statement. */
export const toOpenedColumns = (row: DeadlineRow): Partial<DeadlineColumns> => ({
  ...toMovedColumns(row),
  name: row.name,
  court: row.court,
  rule: row.rule,
  expires: row.expires,
  payload: row.payload,
  escalates: row.escalates,
});

/** What may change of an open clock. */
export const toMovedColumns = (row: DeadlineRow): Partial<DeadlineColumns> => ({
  id: row.id,
  status: row.status,
  reckoning: row.reckoning,
  due_at: row.dueAt,
  provisional: row.provisional,
  reminders: row.reminders,
  next_wake_at: row.nextWakeAt,
});
