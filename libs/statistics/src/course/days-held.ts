import { calendarDaysBetween, dayInShanghai, timeHeld } from '@sandbar/calendar';
import type { Court, WorkingCalendar } from '@sandbar/calendar';
import { BUCKETS } from './visit.js';
import type { Bucket, Days, Stretch } from './visit.js';

const BUCKET_OF: Readonly<Record<Court, Bucket>> = {
  authority: 'authority',
  firm: 'firm',
  experts: 'others',
  peers: 'others',
  public: 'others',
  none: 'others',
};

/** @param holding the case is on hold: its time is nobody's, whoever has to end the hold */
export const bucketOf = (court: Court, holding: boolean): Bucket => (holding ? 'held' : BUCKET_OF[court]);

/**
 * Working days and calendar days by bucket. As `timeHeld` counts: the day of a handover belongs to the one who gives the case away, so that the
 * buckets add up to the days from the first `from` to the last `to`, and nothing is counted twice.
 * @param now stands in for an open end
 */
export function daysHeld(
  stretches: readonly Stretch[],
  calendar: WorkingCalendar,
  now: string,
): { readonly working: Days; readonly calendar: Days; readonly provisional: boolean } {
  let provisional = false;
  const per = (count: (bucket: Bucket) => number): Days =>
    Object.fromEntries(BUCKETS.map((bucket) => [bucket, count(bucket)])) as Record<Bucket, number>;
  const of = (bucket: Bucket): readonly Stretch[] => stretches.filter((stretch) => stretch.bucket === bucket);
  const working = per((bucket) => {
    const held = timeHeld(
      of(bucket).map(({ from, to }) => ({ from, to, court: 'none' as const })),
      calendar,
      now,
    );
    provisional ||= held.provisional;
    return held.total;
  });
  const calendarDays = per((bucket) =>
    of(bucket).reduce((sum, { from, to }) => sum + calendarDaysBetween(dayInShanghai(from), dayInShanghai(to ?? now)), 0),
  );
  return { working, calendar: calendarDays, provisional };
}
