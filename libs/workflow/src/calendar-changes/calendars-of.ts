import type { CalendarChange, CalendarDays } from '@sandbar/calendar';
import { CalendarHistory, stateCouncilDays } from '@sandbar/calendar';
import type { BaseDays, ConfirmedChange } from '../ports/calendar.port.js';
import type { CalendarBasis, Calendars } from '../ports/rule-table.port.js';

/** The calendar of confirmed changes, over the days that this release knows until the store names others. */
export function calendarsOf(changes: readonly ConfirmedChange[]): Calendars {
  return new StoredCalendars(changes);
}

class StoredCalendars extends CalendarHistory implements Calendars {
  private readonly bases: ReadonlyMap<string, CalendarBasis>;

  constructor(changes: readonly ConfirmedChange[]) {
    super(changes.map(changeOf), stateCouncilDays());
    this.bases = new Map(changes.map(({ id, inForceAt, basis }) => [id, { inForceAt, basis }]));
  }

  findChange(id: string): CalendarBasis | undefined {
    return this.bases.get(id);
  }

  lastChange(at: string): string | undefined {
    const inForce = [...this.bases].filter(([, { inForceAt }]) => inForceAt <= at);
    return inForce.reduce<[string, CalendarBasis] | undefined>(
      (last, one) => (last !== undefined && last[1].inForceAt > one[1].inForceAt ? last : one),
      undefined,
    )?.[0];
  }
}

const changeOf = ({ id, inForceAt, content }: ConfirmedChange): CalendarChange =>
  content.kind === 'base' ? { id, inForceAt, kind: 'base', days: daysOf(content.days) } : { id, inForceAt, ...content };
const daysOf = (days: BaseDays): CalendarDays => ({
  ...days,
  daysOff: new Set(days.daysOff),
  workingWeekends: new Set(days.workingWeekends),
});
