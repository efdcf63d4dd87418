import type { LadderRules, Reckoning, ReminderStep, WorkingCalendar } from '@sandbar/calendar';
import { reminderLadder } from '@sandbar/calendar';
import type { DeadlineRow } from '../ports/unit-of-work.port.js';
import { nextWake } from './next-wake.js';

export interface LadderInput {
  readonly at: string;
  readonly ladder: LadderRules;
  readonly calendar: WorkingCalendar;
}

/** The row with another reckoning, and what follows from it: due instant, reminders, next wake. An overdue clock stays overdue. */
export function withReckoning(row: DeadlineRow, reckoning: Reckoning, input: LadderInput): DeadlineRow {
  const reminders: ReminderStep[] = reckoning.due === null ? [] : reminderLadder(reckoning, input.ladder, input.calendar);
  const status = reckoning.due === null ? 'stopped' : row.status === 'overdue' ? 'overdue' : 'running';
  const next: DeadlineRow = { ...row, status, reckoning, dueAt: reckoning.due, provisional: reckoning.provisional, reminders };
  return { ...next, nextWakeAt: nextWake(next, input.at) };
}
