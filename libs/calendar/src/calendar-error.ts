/** What can be wrong with the data given to the calendar. Codes are stable; the texts people read come from the problem catalogue. */
export type CalendarErrorCode =
  | 'calendar.day.invalid'
  | 'calendar.instant.invalid'
  | 'calendar.count.invalid'
  | 'calendar.notice.invalid'
  | 'calendar.years.not-contiguous'
  | 'clock.rule.value.invalid'
  | 'clock.extension.unit.mismatch'
  | 'clock.stop.ends-before-it-begins'
  | 'clock.stop.already-open'
  | 'clock.stop.none-open'
  | 'clock.intervals.out-of-order';

/** A fault of the caller or of the data: reckoning never guesses past it. `params` names the offending value, so that a message can show it. */
export class CalendarError extends RangeError {
  override readonly name = 'CalendarError';
  constructor(
    readonly code: CalendarErrorCode,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`);
  }
}
