import type { ReminderJob } from '@sandbar/workflow';
import { say, type Words } from './words.js';

/** The rungs of the reminder ladder. `{clock}` is the step whose period it is. */
// prettier-ignore
export const REMINDERS = {
  halfway: say(['“{clock}”期限过半', '“{clock}”: half the time is gone'], ['“{clock}”的期限已过半。', 'Half the period of “{clock}” is gone.']),
  'before-first': say(['“{clock}”即将到期', '“{clock}” is due soon'], ['“{clock}”的期限即将届满。', 'The period of “{clock}” is about to end.']),
  'before-second': say(['“{clock}”临近到期', '“{clock}” is due very soon'], ['“{clock}”的期限临近届满。', 'The period of “{clock}” ends very soon.']),
  due: say(['“{clock}”今日到期', '“{clock}” is due today'], ['“{clock}”的期限今日届满。', 'The period of “{clock}” ends today.']),
  'overdue-deputy': say(['“{clock}”已逾期', '“{clock}” is overdue'], ['“{clock}”已逾期，现报负责人。', '“{clock}” is overdue and comes to the head.'], { head: ['督办', 'see to it'] }),
  'overdue-administrator': say(['“{clock}”逾期未办', '“{clock}” is still overdue'], ['“{clock}”逾期仍未办理，现报案件管理员。', '“{clock}” is still overdue and comes to the case administrator.'], { caseAdministrators: ['查明原因，必要时改派或移送', 'find out why; reassign or transfer it if need be'] }),
} as const satisfies Record<ReminderJob['step'], Words>;
