import type { DeadlineRow } from '../ports/unit-of-work.port.js';

/**
 * When the deadline clock must look at the row again, after `after`: the next reminder, or the due instant while it runs (an instant that
 * already passed is due at once). Null: never again.
 */
export function nextWake(row: Pick<DeadlineRow, 'status' | 'dueAt' | 'reminders'>, after: string): string | null {
  if (row.status !== 'running' && row.status !== 'overdue') return null;
  const ahead = row.reminders.map((step) => step.at).filter((at) => at > after);
  if (row.status === 'running' && row.dueAt !== null) ahead.push(row.dueAt);
  return ahead.length === 0 ? null : ahead.reduce((a, b) => (a < b ? a : b));
}
