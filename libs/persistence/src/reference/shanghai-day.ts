const SHANGHAI_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai of an instant, YYYY-MM-DD: rules and offices are valid by days of their own place (UTC+8 since 1991). */
export function shanghaiDay(at: string): string {
  return new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(0, 10);
}
