const HOUR_MS = 3_600_000;

/** The day YYYY-MM-DD in Asia/Shanghai (UTC+8, no summer time) on which an ISO instant lies. */
export function shanghaiDayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * HOUR_MS).toISOString().slice(0, 10);
}

/** The first instant, ISO UTC, of a day YYYY-MM-DD in Asia/Shanghai; null when it is not a day of the calendar. */
export function beginningOfShanghaiDay(day: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) return null;
  return new Date(ms - 8 * HOUR_MS).toISOString();
}
