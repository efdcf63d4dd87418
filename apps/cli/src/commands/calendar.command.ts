import {
  CalendarError,
  addWorkingDays,
  departuresOf,
  missingYear,
  stateCouncilCalendar,
  workingDaysBetween,
  type WorkingCalendar,
} from '@sandbar/calendar';
import { InvalidArgumentError, type Command } from 'commander';
import { answering, type Answer } from '../line/answer.js';
import { Refusal } from '../refusal.js';
import { registerChanges } from './calendar-changes.command.js';

const FIRST_YEAR = 1992;
const LAST_YEAR = 2098;
const PLACE =
  '按库中的日历计算：31、32、33、34、机关代码或 all / by the stored calendar of a province, an office or all; without it no database is asked';

/** `sandbar calendar`: working days by the State Council's calendar, without a database unless a place is named; and the changes of the calendar. */
export function register(program: Command): void {
  const calendar = program.command('calendar').description('按国务院日历计算工作日 / reckon working days by the State Council calendar');
  const due = calendar
    .command('due')
    .description('截止日：起始日不计入 / the day on which a period ends; its first day is not counted')
    .requiredOption('--from <day>', '起始日 / first day, YYYY-MM-DD')
    .requiredOption('--working-days <n>', '工作日数 / number of working days', wholeNumber)
    .option('--jurisdiction <place>', PLACE);
  answering(
    due,
    'calendar due --from 2026-09-18 --working-days 5',
    ({ from, workingDays, jurisdiction }: { from: string; workingDays: number; jurisdiction?: string }): Promise<Answer> =>
      reckoned(jurisdiction, (days) => {
        const last = addWorkingDays(days, from, workingDays);
        return { name: 'due', value: last, last };
      }),
  );
  const between = calendar
    .command('between')
    .description('A 之后至 B(含)的工作日数 / working days after A up to and with B')
    .argument('<a>', '起始日 / first day, YYYY-MM-DD')
    .argument('<b>', '结束日 / last day, YYYY-MM-DD')
    .option('--jurisdiction <place>', PLACE);
  answering(between, 'calendar between 2026-09-18 2026-09-24', (a: string, b: string, { jurisdiction }: { jurisdiction?: string }) =>
    reckoned(jurisdiction, (days) => ({ name: 'workingDays', value: workingDaysBetween(days, a, b), last: a > b ? a : b })),
  );
  const show = calendar
    .command('show')
    .description('一年中放假的工作日与上班的周末 / the weekdays that are off and the weekends that are worked in a year')
    .argument('<year>', '年度 / year', wholeNumber)
    .option('--jurisdiction <place>', PLACE);
  answering(show, 'calendar show 2026', async (year: number, { jurisdiction }: { jurisdiction?: string }): Promise<Answer> => {
    if (year < FIRST_YEAR || year > LAST_YEAR) throw new Refusal(`没有 ${year} 年的日历。`, `There is no calendar of ${year}.`, 2);
    const days = await calendarOf(jurisdiction);
    const known = year >= days.firstYear && year <= days.lastYear;
    const { off, worked } = departuresOf(days, year);
    const note = `sandbar: ${year} 年放假安排未载入：以下为推定 / the notice of ${year} is not known: this is a guess`;
    return {
      data: { year, known, version: days.version, off, worked },
      lines: [...off.map((day) => `${day} 放假/off`), ...worked.map((day) => `${day} 上班/working`)].sort(),
      notes: [...(known ? [] : [note]), days.version],
    };
  });
  registerChanges(calendar);
}

/** The calendar of the release; with a place that of the database, as it is in force there now. */
async function calendarOf(place: string | undefined): Promise<WorkingCalendar> {
  if (place === undefined) return stateCouncilCalendar();
  const { withOffice } = await import('../calendar/with-office.js');
  return withOffice(async ({ calendars, now, scopeOf }) => {
    const scope = await scopeOf(place);
    return calendars.at(now, scope === null ? null : { province: scope, authority: scope });
  });
}

interface Reckoned {
  readonly name: 'due' | 'workingDays';
  readonly value: string | number;
  /** The latest day that the result rests on. */
  readonly last: string;
}

async function reckoned(place: string | undefined, reckon: (calendar: WorkingCalendar) => Reckoned): Promise<Answer> {
  const calendar = await calendarOf(place);
  try {
    const { name, value, last } = reckon(calendar);
    const year = missingYear(calendar, last);
    const note = `sandbar: 暂定：${year} 年放假安排尚未公布 / provisional: the notice of ${year} is not known`;
    // On stderr: the answer itself stays fit for a script.
    return { data: { [name]: value, provisional: year !== null }, lines: [String(value)], notes: year === null ? [] : [note] };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const given = Object.values(error.params).join(', ');
    throw new Refusal(
      `无法计算：${given} 不是有效的日期（YYYY-MM-DD）或天数。`,
      `Cannot reckon: ${given} is no valid day (YYYY-MM-DD) or number of days.`,
      2,
    );
  }
}

function wholeNumber(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError('应为整数 / must be a whole number');
  return Number(text);
}
