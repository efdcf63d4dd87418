const DAY_MS = 86_400_000;

/** The instant at which a day begins in Shanghai (UTC+8 all year). @param day YYYY-MM-DD */
export function dayBegins(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString();
}

/** The instant at which a day is over in Shanghai. */
export function dayEnds(day: string): string {
  return new Date(Date.parse(dayBegins(day)) + DAY_MS).toISOString();
}

/** Calendar days from the first to the last, both counted. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(dayBegins(last)) - Date.parse(dayBegins(first))) / DAY_MS) + 1;
}
