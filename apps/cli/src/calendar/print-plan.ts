import { problemOf } from '@sandbar/contracts';
import type { Refusal as Refused } from '@sandbar/domain';
import { isRefusal } from '@sandbar/domain';
import type { CalendarPlan, ChangeRow } from '@sandbar/workflow';
import { Refusal } from '../refusal.js';

const BAD_INPUT = new Set<string>(['calendar.invalid', 'payload.invalid', 'rules.invalid']);

/** A refusal for the person at the command line: what is wrong, where, and the remedy. */
export function accepted<T>(outcome: T | Refused): T {
  if (!isRefusal(outcome)) return outcome;
  const { title, remedy } = problemOf(outcome.code);
  const about = Object.entries(outcome.params).map(
    ([name, value]) => `${name}=${Array.isArray(value) ? value.map(word).join(',') : word(value)}`,
  );
  const places = (language: 'zh' | 'en'): string =>
    (outcome.errors ?? []).map(({ pointer, message }) => `${pointer || '/'}: ${message[language]}`).join('; ');
  const say = (language: 'zh' | 'en'): string =>
    [title[language], ...about, places(language), remedy[language]].filter((part) => part !== '').join('; ');
  throw new Refusal(say('zh'), say('en'), BAD_INPUT.has(outcome.code) ? 2 : 1);
}

/** A role that is needed comes with its words. */
const word = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'role' in value ? String(value.role) : String(value);

/** What a change would move, a line each: case, clock, old due day, new due day, by how many days. */
export function planLines({ days, moves, left }: CalendarPlan): string[] {
  const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));
  return [
    ...days.map(({ day, working }) => `day ${day} ${working ? '上班/working' : '放假/off'}`),
    ...moves.map((move) =>
      [
        move.number ?? move.caseId,
        move.clock,
        `${move.from ?? '停/stopped'} -> ${move.to ?? '停/stopped'}`,
        signed(move.days),
        ...(move.provisional ? ['暂定/provisional'] : []),
        ...(move.spared.length > 0 ? [`不缩短/kept ${move.spared.join(',')}`] : []),
      ].join('  '),
    ),
    ...left.map((one) => `${one.number ?? one.caseId}  ${one.clock}  ${one.due}  已到期，请人工核对/expired: for a person to look at`),
  ];
}
export const planTotals = ({ days, moves, left }: CalendarPlan): string =>
  `days=${days.length} cases=${new Set(moves.map(({ caseId }) => caseId)).size} clocks=${moves.length} for_a_person=${left.length}`;

export const stateOf = (change: ChangeRow): string => {
  if (change.withdrawnAt !== null) return '已撤回/withdrawn';
  if (change.inForceAt === null) return '待确认/to be confirmed';
  return change.recountedAt === null ? `自/from ${change.inForceAt}` : `自/from ${change.inForceAt}，已全部重算/all clocks recounted`;
};
export const changeLine = (change: ChangeRow): string =>
  `${change.id}  ${change.content.kind}  ${change.number} ${change.title}  ${stateOf(change)}`;
