import { say, type Words } from './words.js';

const moved = say(
  ['期限因放假安排变动而改日', 'A date moved with the calendar'],
  [
    '放假安排有变动，本件由您承担的期限已重新计算；依据与前后日期见本件的办理记录。',
    'The calendar of holidays changed and a period that is yours was reckoned again; the basis and both dates stand in the history of the case.',
  ],
);

/** What the holders of a clock hear when a change of the calendar moves its date. */
export const CALENDAR_APPLICATION = { DeadlinesMoved: moved } as const satisfies Record<string, Words>;
export const CALENDAR_SHARING = { PackageDeadlinesMoved: moved, LegDeadlinesMoved: moved } as const satisfies Record<string, Words>;
