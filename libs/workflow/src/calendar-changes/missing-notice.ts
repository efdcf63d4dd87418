import { addCalendarDays, dayInShanghai } from '@sandbar/calendar';
import type { RuleSet } from '../ports/rule-table.port.js';

/**
 * The year whose State Council notice should be loaded by now (rule `calendar.notice.expected`: so many days before it begins) and is not; null: none.
 * Without it, clocks that reach into that year are provisional and do not expire.
 */
export function missingNotice(rules: RuleSet, at: string): number | null {
  const days = rules.find('calendar.notice.expected', null, at)?.value;
  const next = rules.calendars.at(at, null).lastYear + 1;
  return days !== undefined && dayInShanghai(at) >= addCalendarDays(`${next}-01-01`, -days) ? next : null;
}
