import {
  CalendarError,
  addWorkingDays,
  missingYear,
  stateCouncilCalendar,
  workingDaysBetween,
  type WorkingCalendar,
} from '@sandbar/calendar';
import { InvalidArgumentError, type Command } from 'commander';
import { answering, type Answer } from '../line/answer.js';
import { Refusal } from '../refusal.js';

/** `sandbar calendar`: working days by the State Council's calendar, without a database. */
export function register(program: Command): void {
  const calendar = program.command('calendar').description('按国务院日历计算工作日 / reckon working days by the State Council calendar');
  const due = calendar
    .command('due')
    .description('截止日：起始日不计入 / the day on which a period ends; its first day is not counted')
    .requiredOption('--from <day>', '起始日 / first day, YYYY-MM-DD')
    .requiredOption('--working-days <n>', '工作日数 / number of working days', wholeNumber);
  answering(
    due,
    'calendar due --from 2026-09-18 --working-days 5',
    ({ from, workingDays }: { from: string; workingDays: number }): Answer =>
      reckoned((days) => {
        const last = addWorkingDays(days, from, workingDays);
        return { name: 'due', value: last, last };
      }),
  );
  const between = calendar
    .command('between')
    .description('A 之后至 B(含)的工作日数 / working days after A up to and with B')
    .argument('<a>', '起始日 / first day, YYYY-MM-DD')
    .argument('<b>', '结束日 / last day, YYYY-MM-DD');
  answering(between, 'calendar between 2026-09-18 2026-09-24', (a: string, b: string): Answer =>
    reckoned((days) => ({ name: 'workingDays', value: workingDaysBetween(days, a, b), last: a > b ? a : b })),
  );
}

interface Reckoned {
  readonly name: 'due' | 'workingDays';
  readonly value: string | number;
  /** The latest day that the result rests on. */
  readonly last: string;
}

function reckoned(reckon: (calendar: WorkingCalendar) => Reckoned): Answer {
  const calendar = stateCouncilCalendar();
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
