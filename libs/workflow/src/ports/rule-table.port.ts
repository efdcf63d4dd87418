import type { CalendarPlace, RuleRef, WorkingCalendar } from '@sandbar/calendar';

/** The rule table as read at one moment; a deviation of an authority stands before the Delta baseline. */
export interface RuleSet {
  /** The row in force at `at` for the authority, else the baseline; undefined when the table has none. */
  find(code: string, authority: string | null, at: string): RuleRef | undefined;
  /** The rows that `find` gives of every code that begins so, in the order of the codes. */
  list(beginning: string, authority: string | null, at: string): readonly RuleRef[];
  /** The calendar as read with it. */
  readonly calendars: Calendars;
}
/** A change of the calendar as a deadline's record names it. */
export interface CalendarBasis {
  /** When it came, or comes, into force. */
  readonly inForceAt: string;
  /** Number and title of the document. */
  readonly basis: string;
}
/** The calendar as it stood, stands and, as far as it is confirmed, will stand. */
export interface Calendars {
  /** In force at an instant for cases led from there; null: for everybody. */
  at(at: string, place: CalendarPlace | null): WorkingCalendar;
  /** The calendar of a version; undefined where no change ever made that version. */
  find(version: string): WorkingCalendar | undefined;
  findChange(id: string): CalendarBasis | undefined;
  /** Id of the change that came into force last; undefined: there was none. */
  lastChange(at: string): string | undefined;
}
export interface RuleTable {
  /** Cached for a few seconds: a rule or a change of the calendar takes effect by its date, not by the moment of its writing. */
  current(): Promise<RuleSet>;
  /** Read anew, now and for those who ask for the current one next. */
  renewed(): Promise<RuleSet>;
}
