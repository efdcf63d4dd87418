import type { Refusal } from '@sandbar/domain';
import { problemOf } from '@sandbar/contracts';
import { sayIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';

/** A refusal in one or two sentences: what it is, and what to do. */
export function refusalText(frame: Frame, refusal: Refusal): string {
  const row = problemOf(refusal.code);
  const say = sayIn(frame.lang);
  return `${say(row.title)}${frame.lang === 'zh' ? '。' : '. '}${say(refusal.detail ?? row.remedy)}`;
}
