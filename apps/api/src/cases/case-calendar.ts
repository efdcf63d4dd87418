import type { WorkingCalendar } from '@sandbar/calendar';
import type { CaseHeader } from '@sandbar/domain';
import { placeOf } from '@sandbar/workflow';
import type { ApiPorts } from '../ports/index.js';

/** The calendars of cases at one instant, from the store. */
export type CalendarOf = (header: CaseHeader | null) => WorkingCalendar;

/**
 * The stored calendar as in force at an instant: a case goes by that of the province that owns it and of its lead office, nobody's case (null) by
 * everybody's. Comes with the copy of the rule table, which is some seconds old; a change counts only once every copy has it.
 */
export async function calendarsAt({ rules }: Pick<ApiPorts, 'rules'>, at: string): Promise<CalendarOf> {
  const { calendars } = await rules.current();
  return (header) => calendars.at(at, placeOf(header));
}
