/** Short texts with a form of their own; `max` in characters. */
export const FORMATS = {
  uuid: { pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u, max: 36 },
  date: { pattern: /^\d{4}-\d{2}-\d{2}$/u, max: 10 },
  'date-time': { pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/u, max: 24 },
  sha256: { pattern: /^[0-9a-f]{64}$/u, max: 64 },
  /** A number in a query or a path. */
  digits: { pattern: /^(?:0|[1-9]\d{0,8})$/u, max: 9 },
  /** How many rows of a list, in a query. */
  'page-size': { pattern: /^(?:[1-9]\d?|1\d\d|200)$/u, max: 3 },
  'json-pointer': { pattern: /^(?:\/(?:[^~/]|~[01])*)+$/u, max: 300 },
} as const satisfies Record<string, { pattern: RegExp; max: number }>;
export type TextFormat = keyof typeof FORMATS;
/** Formats that name a day, which must be one. */
export const DATED: ReadonlySet<string> = new Set<TextFormat>(['date', 'date-time']);

/** True for a text that begins with YYYY-MM-DD and names a day of the Gregorian calendar; it knows no year 0, and neither does the store. */
export function isRealDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
