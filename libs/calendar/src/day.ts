import { CalendarError } from './calendar-error.js';

const DAY_MS = 86_400_000;
/** China keeps one time zone without daylight saving since 1992; every day this product knows lies after that. */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

const numberOf = (day: string): number => {
  const ms = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Date.parse rolls 2026-02-30 into March: only a day that prints as itself is a day.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) throw new CalendarError('calendar.day.invalid', { day });
  return ms / DAY_MS;
};

// Counting days walks the same few thousand days again and again, on the path of every command: each is parsed and printed once.
const FIRST_KEPT = Date.UTC(2000, 0, 1) / DAY_MS;
const LAST_KEPT = Date.UTC(2099, 11, 31) / DAY_MS;
const numbers = new Map<string, number>();
const names: string[] = [];

const epochDay = (day: string): number => {
  const kept = numbers.get(day);
  if (kept !== undefined) return kept;
  const epoch = numberOf(day);
  if (epoch >= FIRST_KEPT && epoch <= LAST_KEPT) numbers.set(day, epoch);
  return epoch;
};
const dayOf = (epoch: number): string => {
  if (!(epoch >= FIRST_KEPT && epoch <= LAST_KEPT)) return new Date(epoch * DAY_MS).toISOString().slice(0, 10);
  const kept = names[epoch - FIRST_KEPT];
  if (kept !== undefined) return kept;
  const day = new Date(epoch * DAY_MS).toISOString().slice(0, 10);
  numbers.set(day, epoch);
  return (names[epoch - FIRST_KEPT] = day);
};

/** Milliseconds since 1970 of an ISO instant in UTC (`2026-09-24T16:00:00.000Z`). Throws on any other shape: an offset or a missing zone is a bug upstream. */
export const instantMs = (instant: string): number => {
  const ms = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new CalendarError('calendar.instant.invalid', { instant });
  return ms;
};

/** The ISO instant in UTC, milliseconds kept, of a number of milliseconds since 1970. */
export const instantOf = (ms: number): string => new Date(ms).toISOString();

/** Throws `calendar.count.invalid` unless `n` is a safe whole number. */
export const wholeNumber = (n: number): number => {
  if (!Number.isSafeInteger(n)) throw new CalendarError('calendar.count.invalid', { n });
  return n;
};

/** Throws `calendar.day.invalid` unless the string is a real day written YYYY-MM-DD. */
export const checkedDay = (day: string): string => {
  epochDay(day);
  return day;
};

/** The year of a day, as a number. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Saturday or Sunday. */
export const isWeekend = (day: string): boolean => {
  const weekday = (epochDay(day) + 4) % 7;
  return weekday === 0 || weekday === 6;
};

/** The day `n` calendar days later (earlier when negative). */
export const addCalendarDays = (day: string, n: number): string => dayOf(epochDay(day) + wholeNumber(n));

/** Calendar days after `a` up to and with `b`; negative when `b` lies before `a`. */
export const calendarDaysBetween = (a: string, b: string): number => epochDay(b) - epochDay(a);

/** 民法典 art. 202: the corresponding day of the month `n` months later, and where there is none the last day of that month. */
export const addMonths = (day: string, n: number): string => {
  const from = new Date(epochDay(day) * DAY_MS);
  const month = from.getUTCMonth() + wholeNumber(n);
  const lastOfMonth = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastOfMonth)) / DAY_MS);
};

/** The day it is in Shanghai (UTC+8) at an instant. An instant of exactly 24:00 is 00:00 of the next day: see `dayEndingAt` for due dates. */
export const dayInShanghai = (instant: string): string => dayOf(Math.floor((instantMs(instant) + SHANGHAI_MS) / DAY_MS));

/** The instant `hour`:00 Asia/Shanghai of a day; 24 is the end of the day. */
export const atShanghai = (day: string, hour: number): string => instantOf(epochDay(day) * DAY_MS + hour * 3_600_000 - SHANGHAI_MS);

/** 24:00 Asia/Shanghai of a day as an instant: the moment at which a period that ends on this day is over (民法典 art. 203 para. 2). */
export const endOfDayShanghai = (day: string): string => atShanghai(day, 24);

/** The last day of a period that is over at `instant`: the inverse of `endOfDayShanghai`. What a screen shows as the due day. */
export const dayEndingAt = (instant: string): string => dayInShanghai(instantOf(instantMs(instant) - 1));
