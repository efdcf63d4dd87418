import { dayEndingAt, dayInShanghai, workingDaysBetween } from '@sandbar/calendar';
import type { WorkingCalendar } from '@sandbar/calendar';
import type { Words } from '../frame/frame.js';
import { html } from './html.js';
import type { Html } from './html.js';

export interface Due {
  /** `late`: over. `today`. `soon`: as many working days are left as the rule says, or fewer. `later`. */
  readonly urgency: 'late' | 'today' | 'soon' | 'later';
  /** «逾期 2 个工作日», «今天到期», «剩 4 个工作日». */
  readonly text: string;
  /** Last day of the period, YYYY-MM-DD. */
  readonly day: string;
  /** The year's holidays are not announced: the day may move. */
  readonly provisional: boolean;
}

/**
 * A due date as people say it, in working days of the calendar. The due day itself still belongs to the period (24:00 Asia/Shanghai).
 * @param dueAt the instant at which the period is over
 * @param soon working days (soonDays())
 */
export function dueOf(dueAt: string, now: string, calendar: WorkingCalendar, t: Words, soon: number): Due {
  const day = dayEndingAt(dueAt);
  const today = dayInShanghai(now);
  const provisional = !calendar.isKnown(day);
  if (dueAt <= now) {
    const late = workingDaysBetween(calendar, day, today);
    const text = late === 0 ? t('已逾期', 'Overdue') : t(`逾期 ${late} 个工作日`, `Overdue by ${days(late)}`);
    return { urgency: 'late', text, day, provisional };
  }
  if (day === today) return { urgency: 'today', text: t('今天到期', 'Due today'), day, provisional };
  const left = workingDaysBetween(calendar, today, day);
  return { urgency: left <= soon ? 'soon' : 'later', text: t(`剩 ${left} 个工作日`, `${days(left)} left`), day, provisional };
}

const days = (count: number): string => `${count} working day${count === 1 ? '' : 's'}`;
const COLOURS = { late: 'bad', today: 'warn', soon: 'warn', later: '' } as const;

/** The same in words and colour, never by colour alone. */
export function dueLabel(due: Due, t: Words): Html {
  return html`<span class="due ${COLOURS[due.urgency]}"
    >${due.text}<small><time datetime="${due.day}">${due.day}</time>${due.provisional && t('（暂定）', ' (provisional)')}</small></span
  >`;
}
