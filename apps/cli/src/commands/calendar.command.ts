import {
  CalendarError,
  addWorkingDays,
  missingYear,
  stateCouncilCalendar,
  workingDaysBetween,
  type WorkingCalendar,
} from '@sandbar/calendar';
import { InvalidArgumentError, type Command } from 'commander';
import { Refusal } from '../refusal.js';

/** `sandbar calendar`: working days by the State Council's calendar, without a database. */
export function register(program: Command): void {
  const calendar = program.command('calendar').description('按国务院日历计算工作日 / reckon working days by the State Council calendar');
  calendar
    .command('due')
    .description('截止日：起始日不计入 / the day on which a period ends; its first day is not counted')
    .requiredOption('--from <day>', '起始日 / first day, YYYY-MM-DD')
    .requiredOption('--working-days <n>', '工作日数 / number of working days', wholeNumber)
    .action(({ from, workingDays }: { from: string; workingDays: number }) => {
      answer((days) => {
        const due = addWorkingDays(days, from, workingDays);
        return { text: due, last: due };
      });
    });
  calendar
    .command('between')
    .description('A 之后至 B(含)的工作日数 / working days after A up to and with B')
    .argument('<a>', 'YYYY-MM-DD')
    .argument('<b>', 'YYYY-MM-DD')
    .action((a: string, b: string) => answer((days) => ({ text: String(workingDaysBetween(days, a, b)), last: a > b ? a : b })));
}

function answer(reckoned: (calendar: WorkingCalendar) => { text: string; last: string }): void {
  const calendar = stateCouncilCalendar();
  try {
    const { text, last } = reckoned(calendar);
    process.stdout.write(`${text}\n`);
    const year = missingYear(calendar, last);
    // On stderr: the answer itself stays fit for a script.
    if (year !== null)
      process.stderr.write(`sandbar: 暂定：${year} 年放假安排尚未公布 / provisional: the notice of ${year} is not known\n`);
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
