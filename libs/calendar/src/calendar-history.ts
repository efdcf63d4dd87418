import { addCalendarDays } from './day.js';
import { calendarFromNotices } from './notice-calendar.js';
import type { CalendarDays, WorkingCalendar } from './working-calendar.js';
import { calendarOf } from './working-calendar.js';
import type { ChangedDay, YearNotice } from './year-notice.js';

/** Where a case is led from: a decree may hold for one province, or for one office. */
export interface CalendarPlace {
  readonly province: string;
  readonly authority: string | null;
}

/** A confirmed change of the calendar. It counts from `inForceAt` (ISO in UTC), never from the moment of its writing. */
export type CalendarChange = { readonly id: string; readonly inForceAt: string } & (
  | { readonly kind: 'base'; readonly days: CalendarDays }
  | { readonly kind: 'notice'; readonly notice: YearNotice }
  /** `scope`: null for all, else a province code or an office's id. */
  | { readonly kind: 'override'; readonly scope: string | null; readonly days: readonly ChangedDay[] }
);

/**
 * The calendar as it grew: notices and decrees in the order in which they came into force. A notice settles a year, an override changes single days;
 * of two overrides of one day the later wins, an office's own after its province's after everybody's. Pure; calendars are kept once built.
 */
export class CalendarHistory {
  private readonly built = new Map<string, WorkingCalendar>();
  private readonly changes: readonly CalendarChange[];
  /** Every scope that has a decree of its own. */
  private readonly local: ReadonlySet<string>;

  /** @param base the days before any change; a change of kind `base` replaces them */
  constructor(
    changes: readonly CalendarChange[],
    private readonly base: CalendarDays,
  ) {
    // A stable sort: of two in force at one instant the one listed first.
    this.changes = [...changes].sort((a, b) => (a.inForceAt < b.inForceAt ? -1 : a.inForceAt > b.inForceAt ? 1 : 0));
    this.local = new Set(changes.flatMap((change) => (change.kind === 'override' && change.scope !== null ? [change.scope] : [])));
  }

  /** The calendar in force at an instant for cases led from there; for nobody's case in particular when null. */
  at(at: string, place: CalendarPlace | null): WorkingCalendar {
    let inForce = 0;
    while (inForce < this.changes.length && this.changes[inForce]!.inForceAt <= at) inForce += 1;
    return this.build(inForce, place);
  }

  /** The calendar of a version that was in force some time, or will be; undefined: of another source. */
  find(version: string): WorkingCalendar | undefined {
    const known = (): WorkingCalendar | undefined => [...this.built.values()].find((calendar) => calendar.version === version);
    const found = known();
    if (found !== undefined) return found;
    const scopes = [null, ...this.local];
    for (let inForce = 0; inForce <= this.changes.length; inForce += 1)
      for (const province of scopes) for (const authority of scopes) this.build(inForce, { province: province ?? '', authority });
    return known();
  }

  private build(inForce: number, place: CalendarPlace | null): WorkingCalendar {
    const local = [place?.province ?? null, place?.authority ?? null].filter((scope) => scope !== null && this.local.has(scope));
    const key = `${inForce} ${local.join(' ')}`;
    const known = this.built.get(key);
    if (known !== undefined) return known;
    const changes = this.changes.slice(0, inForce);
    const overrides = changes.filter((change) => change.kind === 'override');
    const base = changes.filter((change) => change.kind === 'base').at(-1)?.days ?? this.base;
    const notices = changes.flatMap((change) => (change.kind === 'notice' ? [change.notice] : []));
    const days = [null, ...local].flatMap((scope) => overrides.filter((one) => one.scope === scope).flatMap((one) => one.days));
    const source = [base.source, ...local.filter((scope) => overrides.some((one) => one.scope === scope))].join('@');
    const calendar =
      notices.length + days.length === 0 ? calendarOf({ ...base, source }) : calendarFromNotices(notices, days, base, source);
    this.built.set(key, calendar);
    return calendar;
  }
}

/** The days from `from` up to and with `to` on which two calendars answer differently; of days that neither knows their guesses are compared. */
export const differingDays = (one: WorkingCalendar, other: WorkingCalendar, from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) if (one.isWorkingDay(day) !== other.isWorkingDay(day)) days.push(day);
  return days;
};
