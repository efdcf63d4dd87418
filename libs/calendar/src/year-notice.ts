import { CalendarError } from './calendar-error.js';
import { checkedDay } from './day.js';

/** One holiday of a notice: every day from `from` up to and with `to` is off. */
export interface NoticeHoliday {
  name: string;
  from: string;
  to: string;
}

/** The State Council General Office's notice for one year, as it is keyed in or loaded from JSON. */
export interface YearNotice {
  year: number;
  /** Number and date of the notice, and where it was read: stands beside every deadline it moves. */
  document: string;
  publishedOn: string;
  source: string;
  holidays: readonly NoticeHoliday[];
  /** Saturdays and Sundays that are worked (调休). */
  workingWeekends: readonly string[];
}

/** A day changed by decree after the notice was out, as on 2020-01-27 when the Spring Festival holiday was lengthened. */
export interface CalendarOverride {
  day: string;
  working: boolean;
  /** The decree. */
  basis: string;
  decidedOn: string;
}

/** What an override says of one day; the basis stands beside the whole change. */
export type ChangedDay = Pick<CalendarOverride, 'day' | 'working'>;

const fail = (pointer: string, why: string): never => {
  throw new CalendarError('calendar.notice.invalid', { pointer, why });
};

const object = (value: unknown, pointer: string, keys: readonly string[]): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(pointer, 'not an object');
  for (const key of Object.keys(value)) if (!keys.includes(key)) fail(`${pointer}/${key}`, 'unknown field');
  return value as Record<string, unknown>;
};
const text = (value: unknown, pointer: string): string =>
  typeof value === 'string' && value.trim() !== '' ? value : fail(pointer, 'not a text');
const list = (value: unknown, pointer: string): unknown[] => (Array.isArray(value) ? value : fail(pointer, 'not a list'));
const day = (value: unknown, pointer: string): string => {
  const written = text(value, pointer);
  try {
    return checkedDay(written);
  } catch {
    return fail(pointer, 'not a day YYYY-MM-DD');
  }
};

const parseHoliday = (value: unknown, pointer: string): NoticeHoliday => {
  const row = object(value, pointer, ['name', 'from', 'to']);
  return { name: text(row['name'], `${pointer}/name`), from: day(row['from'], `${pointer}/from`), to: day(row['to'], `${pointer}/to`) };
};

/** Reads one year's notice; throws `calendar.notice.invalid` with the JSON pointer of the first fault. */
export const parseNotice = (value: unknown, pointer: string): YearNotice => {
  const row = object(value, pointer, ['year', 'document', 'publishedOn', 'source', 'holidays', 'workingWeekends']);
  const year = row['year'];
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1992 || year > 9998) return fail(`${pointer}/year`, 'not a year');
  return {
    year,
    document: text(row['document'], `${pointer}/document`),
    publishedOn: day(row['publishedOn'], `${pointer}/publishedOn`),
    source: text(row['source'], `${pointer}/source`),
    holidays: list(row['holidays'], `${pointer}/holidays`).map((h, i) => parseHoliday(h, `${pointer}/holidays/${i}`)),
    workingWeekends: list(row['workingWeekends'], `${pointer}/workingWeekends`).map((d, i) => day(d, `${pointer}/workingWeekends/${i}`)),
  };
};

/** Reads one override row; throws as `parseNotice` does. */
export const parseOverride = (value: unknown, pointer: string): CalendarOverride => {
  const row = object(value, pointer, ['day', 'working', 'basis', 'decidedOn']);
  if (typeof row['working'] !== 'boolean') return fail(`${pointer}/working`, 'not true or false');
  return {
    day: day(row['day'], `${pointer}/day`),
    working: row['working'],
    basis: text(row['basis'], `${pointer}/basis`),
    decidedOn: day(row['decidedOn'], `${pointer}/decidedOn`),
  };
};
