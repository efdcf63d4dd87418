import type { WorkingCalendar } from '@sandbar/calendar';
import type { Calendars, RuleTable } from '../ports/rule-table.port.js';

/** One calendar for ever and everybody. */
export const fixedCalendar = (calendar: WorkingCalendar): Calendars => ({
  at: () => calendar,
  find: (version) => (version === calendar.version ? calendar : undefined),
  findChange: () => undefined,
  lastChange: () => undefined,
});

/** A rule table that goes by one calendar, whatever the store says: the demo plays its past by days that are settled. */
export function withCalendar(table: RuleTable, calendar: WorkingCalendar): RuleTable {
  const calendars = fixedCalendar(calendar);
  const by = async (rules: ReturnType<RuleTable['current']>): ReturnType<RuleTable['current']> => {
    const read = await rules;
    return {
      find: (code, authority, at) => read.find(code, authority, at),
      list: (beginning, authority, at) => read.list(beginning, authority, at),
      calendars,
    };
  };
  return { current: () => by(table.current()), renewed: () => by(table.renewed()) };
}
