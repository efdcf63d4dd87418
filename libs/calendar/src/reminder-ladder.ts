import { CalendarError } from './calendar-error.js';
import type { Reckoning } from './clock.js';
import { atShanghai, dayInShanghai, instantMs, instantOf } from './day.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingDays, workingDaysBetween } from './working-days.js';

/** One reminder: `at` is an ISO instant in UTC; `audience` is who hears of it beside the log. */
export interface ReminderStep {
  name: 'halfway' | 'before-first' | 'before-second' | 'due' | 'overdue-deputy' | 'overdue-administrator';
  at: string;
  audience: 'holder' | 'deputy' | 'administrator';
}

/** The values of the five `reminder.*` rules: a fraction of the period, and working days before and after the due day. */
export interface LadderRules {
  halfway: number;
  beforeFirst: number;
  beforeSecond: number;
  overdueDeputy: number;
  overdueAdministrator: number;
}

/** People read reminders in the morning, the daily digest goes out at the same hour. */
const MORNING = 9;

const check = (rules: LadderRules): void => {
  const days = [rules.beforeFirst, rules.beforeSecond, rules.overdueDeputy, rules.overdueAdministrator];
  if (!(rules.halfway > 0 && rules.halfway < 1))
    throw new CalendarError('clock.rule.value.invalid', { code: 'reminder.halfway', value: rules.halfway });
  for (const value of days)
    if (!Number.isSafeInteger(value) || value < 1) throw new CalendarError('clock.rule.value.invalid', { code: 'reminder', value });
};

const step = (name: ReminderStep['name'], at: string, audience: ReminderStep['audience'] = 'holder'): ReminderStep => ({
  name,
  at,
  audience,
});

/** The part-way point: a morning for a clock of days, the very instant for a clock of hours. */
const partWay = (reckoning: Reckoning, due: string, dueDay: string, fraction: number, calendar: WorkingCalendar): string => {
  const start = instantMs(reckoning.start);
  if (reckoning.rule.unit === 'hour') return instantOf(Math.round(start + (instantMs(due) - start) * fraction));
  const startDay = dayInShanghai(reckoning.start);
  return atShanghai(addWorkingDays(calendar, startDay, Math.ceil(workingDaysBetween(calendar, startDay, dueDay) * fraction)), MORNING);
};

/**
 * When whom to remind of a deadline. Half-way, two days-before marks, the morning of the due day (the due instant itself for an hour clock), then the
 * deputy and the case administrator on the morning of the n-th working day after it. Steps that a short clock leaves no room for are left out: what
 * would fall at or before the start, half-way at or after the first days-before mark, and of two for one moment the earlier rung. A stopped clock has
 * no ladder. Ordered by time. Callers skip what already lies in the past and send each name once.
 */
export const reminderLadder = (reckoning: Reckoning, rules: LadderRules, calendar: WorkingCalendar): ReminderStep[] => {
  check(rules);
  const { due, dueDay } = reckoning;
  if (due === null || dueDay === null) return [];
  const hours = reckoning.rule.unit === 'hour';
  const morning = (workingDays: number): string => atShanghai(addWorkingDays(calendar, dueDay, workingDays), MORNING);
  const before: ReminderStep[] = hours
    ? []
    : [step('before-first', morning(-rules.beforeFirst)), step('before-second', morning(-rules.beforeSecond))];
  const dueStep = step('due', hours ? due : atShanghai(dueDay, MORNING));
  const started = (at: string): boolean => instantMs(at) > instantMs(reckoning.start);
  const marks = [...before, dueStep].filter(({ at }) => started(at)).sort((a, b) => instantMs(a.at) - instantMs(b.at));
  const halfway = partWay(reckoning, due, dueDay, rules.halfway, calendar);
  const firstMark = marks[0];
  const early = started(halfway) && firstMark && instantMs(halfway) < instantMs(firstMark.at) ? [step('halfway', halfway)] : [];
  const rungs = marks.filter(({ at }, i) => marks[i + 1]?.at !== at);
  return [
    ...early,
    ...rungs,
    step('overdue-deputy', morning(rules.overdueDeputy), 'deputy'),
    step('overdue-administrator', morning(rules.overdueAdministrator), 'administrator'),
  ];
};
