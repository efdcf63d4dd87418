import type { WorkingCalendar } from '@sandbar/calendar';
import { addWorkingDays, atShanghai, dayInShanghai } from '@sandbar/calendar';
import { idOf } from './telling/cursor.js';
import type { Step, Story } from './story.js';

/** A step with its moment. */
export interface Entry {
  readonly story: Story;
  readonly step: Step;
  /** Place of the step in its story. */
  readonly index: number;
  readonly at: string;
  /** Day of the story's first sealing, by which its declaration is dated; the step's own day before that. */
  readonly writtenOn: string;
}

/** Office hours in which the acts of a day are laid. */
const OPENS = 9;
const FIRST_MINUTE = 10;
const LAST_MINUTE = 470;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * All steps in one order of time. A story's last step lies `endsAgo` working days before the day of `startedAt`; the acts of one day are
 * spread over 09:10–16:50 Asia/Shanghai in the order they are told.
 * @throws Error for a story that would end today or later
 */
export function timelineOf(stories: readonly Story[], startedAt: string, calendar: WorkingCalendar): readonly Entry[] {
  const today = dayInShanghai(startedAt);
  const entries = stories.flatMap((story) => entriesOf(story, startedAt, today, calendar));
  // Equal instants keep the order of the stories: the sort is stable.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function entriesOf(story: Story, startedAt: string, today: string, calendar: WorkingCalendar): Entry[] {
  if (story.endsAgo < 1) throw new Error(`${story.id} would end after now`);
  const days = story.steps.filter((step) => step.hoursAgo === undefined).map((step) => step.day);
  const last = Math.max(...days);
  const dayOf = (step: Step): string => addWorkingDays(calendar, today, step.day - last - story.endsAgo);
  const instants = story.steps.map((step, i) => {
    if (step.hoursAgo !== undefined) return new Date(Date.parse(startedAt) - step.hoursAgo * HOUR_MS).toISOString();
    const ofDay = story.steps.map((one, k) => (one.day === step.day && one.hoursAgo === undefined ? k : -1)).filter((k) => k >= 0);
    return momentOf(dayOf(step), ofDay.indexOf(i), ofDay.length, story.id);
  });
  const sealing = story.steps.findIndex((step) => step.type === 'SEAL');
  return story.steps.map((step, index) => {
    const at = instants[index]!;
    return { story, step, index, at, writtenOn: dayInShanghai(sealing >= 0 && sealing <= index ? instants[sealing]! : at) };
  });
}

function momentOf(day: string, place: number, many: number, id: string): string {
  const phase = parseInt(idOf(`${id}:${day}`).slice(0, 4), 16) / 0x10000;
  const minute = FIRST_MINUTE + Math.floor(((place + phase) / many) * (LAST_MINUTE - FIRST_MINUTE));
  return new Date(Date.parse(atShanghai(day, OPENS)) + minute * MINUTE_MS).toISOString();
}
