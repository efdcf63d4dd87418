import { calendarDaysBetween, isWeekend, yearOf } from './day.js';
import { FaultReader } from './fault-reader.js';
import type { ChangeFault } from './notice-faults.js';
import { FIXED_BY_LAW, UNSETTLED_FROM } from './working-calendar.js';
import type { NoticeHoliday, YearNotice } from './year-notice.js';

/** A year's notice as it is handed in: the notice, and the number of its document. */
export interface NoticeFile {
  readonly number: string;
  readonly notice: YearNotice;
}

const NAMES = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'] as const;
const LONGEST = 15;

/**
 * Reads a file `{year, number, document, publishedOn, source, holidays: [{name, from, to}], workingWeekends}` that nobody has checked, and says everything that
 * is wrong with it, each with its place. `number`, `document` and `source`: number, title and address of the State Council's document.
 * @param today YYYY-MM-DD, Asia/Shanghai
 */
export function readNoticeFile(value: unknown, today: string): { readonly file: NoticeFile } | { readonly faults: readonly ChangeFault[] } {
  const reader = new FaultReader();
  const row = reader.row(value, '', ['year', 'number', 'document', 'publishedOn', 'source', 'holidays', 'workingWeekends']);
  const year = row['year'];
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1992 || year > 2098) reader.fault('/year', 'not-a-year');
  const number = reader.text(row, '/number');
  const document = reader.text(row, '/document');
  const publishedOn = reader.day(row['publishedOn'], '/publishedOn');
  if (publishedOn > today) reader.fault('/publishedOn', 'not-yet');
  const source = reader.address(row, '/source');
  const holidays = reader.list(row['holidays'], '/holidays').map((one, i) => holiday(reader, one, `/holidays/${i}`));
  const workingWeekends = reader.list(row['workingWeekends'], '/workingWeekends').map((one, i) => reader.day(one, `/workingWeekends/${i}`));
  const notice: YearNotice = { year: Number(year), document, publishedOn, source, holidays, workingWeekends };
  if (reader.faults.length === 0) checkDays(reader, notice);
  if (reader.faults.length === 0) checkNames(reader, notice);
  return reader.faults.length > 0 ? { faults: reader.faults } : { file: { number, notice } };
}

function holiday(reader: FaultReader, value: unknown, pointer: string): NoticeHoliday {
  const row = reader.row(value, pointer, ['name', 'from', 'to']);
  return {
    name: reader.text(row, `${pointer}/name`),
    from: reader.day(row['from'], `${pointer}/from`),
    to: reader.day(row['to'], `${pointer}/to`),
  };
}

function checkDays(reader: FaultReader, { year, holidays, workingWeekends }: YearNotice): void {
  const ofYear = (day: string): boolean => yearOf(day) === year || (yearOf(day) === year - 1 && day.slice(5) >= UNSETTLED_FROM);
  holidays.forEach(({ from, to }, i) => {
    for (const [key, day] of Object.entries({ from, to })) if (!ofYear(day)) reader.fault(`/holidays/${i}/${key}`, 'other-year');
    if (to < from) reader.fault(`/holidays/${i}/to`, 'ends-before');
    else if (calendarDaysBetween(from, to) >= LONGEST) reader.fault(`/holidays/${i}/to`, 'too-long');
    if (holidays.slice(0, i).some((other) => other.from <= to && from <= other.to)) reader.fault(`/holidays/${i}`, 'overlaps');
  });
  workingWeekends.forEach((day, i) => {
    const pointer = `/workingWeekends/${i}`;
    if (!ofYear(day)) reader.fault(pointer, 'other-year');
    else if (!isWeekend(day)) reader.fault(pointer, 'not-a-weekend');
    if (holidays.some(({ from, to }) => from <= day && day <= to)) reader.fault(pointer, 'worked-and-off');
    if (workingWeekends.indexOf(day) < i) reader.fault(pointer, 'twice');
  });
}

/** Every statutory holiday is named once, and the days that the law itself fixes are off. */
function checkNames(reader: FaultReader, { year, holidays }: YearNotice): void {
  const named = holidays.flatMap(({ name }, i) =>
    name.split(/[、和及]/).map((part) => {
      const found = NAMES.find((known) => part.trim() === known || part.trim() === `${known}节`);
      if (found === undefined) reader.fault(`/holidays/${i}/name`, 'unknown-holiday');
      return found;
    }),
  );
  for (const name of NAMES) {
    if (!named.includes(name)) reader.fault('/holidays', 'holiday-missing', name);
    if (named.filter((one) => one === name).length > 1) reader.fault('/holidays', 'holiday-twice', name);
  }
  for (const monthDay of FIXED_BY_LAW) {
    const day = `${year}-${monthDay}`;
    if (!holidays.some(({ from, to }) => from <= day && day <= to)) reader.fault('/holidays', 'law-day-worked', day);
  }
}
