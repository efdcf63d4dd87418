import { someDateMoves } from '../kernel/index.js';
import type { CaseEvent } from '../kernel/index.js';
import { beginningOfShanghaiDay, shanghaiDayOf } from '../sharing-package/shanghai-day.js';
import type { Condition } from '../sharing-package/sharing-package.payloads.js';
import type { AnswerKind, LegContext } from './sharing-leg.context.js';
import type { LegEvent } from './sharing-leg.events.js';
import type { LegPayloads } from './sharing-leg.payloads.js';

interface Args {
  readonly context: LegContext;
  readonly event: LegEvent;
}
/** The payload that a transition of `T` sees; the machine names a guard only on events that carry it. */
const payload = <T extends keyof LegPayloads>(event: CaseEvent): LegPayloads[T] => event.payload as LegPayloads[T];
const written = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';

/** A condition that can be enforced: a number with its unit, an area, or at least a text of its own kind. */
function enforceable(condition: Condition): boolean {
  if (condition.kind === 'area') return condition.area.length > 0;
  if (condition.kind === 'other') return written(condition.text);
  return typeof condition.value === 'number' && condition.value > 0 && condition.unit !== null;
}

/** Meaning of every guard of sharing-leg@1; reasons and legal bases stand in sharing-leg.guard-reasons.ts. */
export const legGuards = {
  objectionComplete: ({ event }: Args): boolean => {
    const { answer, code, reason, evidence } = payload<'PREPARE_ANSWER'>(event);
    return answer !== 'objected' || (written(code) && written(reason) && evidence.length > 0 && evidence.every(written));
  },
  refusalReasoned: ({ event }: Args): boolean => {
    const { answer, reason } = payload<'PREPARE_ANSWER'>(event);
    return answer !== 'notRecognised' || written(reason);
  },
  conditionsStructured: ({ event }: Args): boolean => {
    const { answer, conditions } = payload<'PREPARE_ANSWER'>(event);
    return answer === 'recognisedWithConditions' ? conditions.length > 0 && conditions.every(enforceable) : conditions.length === 0;
  },
  objectionInTime: ({ event }: Args): boolean => payload<'PREPARE_ANSWER'>(event).answer !== 'objected',
  releaserIsNotPreparer: ({ context, event: { meta } }: Args): boolean =>
    ![meta.actor.person, meta.onBehalfOf].some((person) => person !== null && context.preparers.includes(person)),
  draftIs: ({ context }: Args, params: { answer: AnswerKind }): boolean => context.draft?.answer === params.answer,
  objectionWasWithdrawn: ({ context }: Args): boolean => context.withdrawal !== null,
  withdrawalReasoned: ({ event }: Args): boolean => written(payload<'WITHDRAW_OBJECTION'>(event).reason),
  windowIsOpen: ({ context }: Args): boolean => context.windowFrom !== null,
  informationNotAskedYet: ({ context }: Args): boolean => !context.informationUsed,
  questionsAsked: ({ event }: Args): boolean => {
    const questions = payload<'REQUEST_FURTHER_INFORMATION'>(event).questions ?? [];
    return questions.length > 0 && questions.every(written);
  },
  outageNotUsed: ({ context }: Args): boolean => !context.outageUsed,
  expectedAhead: ({ event }: Args): boolean => {
    const { expectedOn } = payload<'ACKNOWLEDGE'>(event);
    return beginningOfShanghaiDay(expectedOn) !== null && expectedOn >= shanghaiDayOf(event.meta.at);
  },
  servedInTheRound: ({ context, event }: Args): boolean => {
    const { letter, servedAt } = payload<'RECORD_LETTER_SERVICE'>(event);
    const served = Date.parse(servedAt);
    return written(letter) && served >= Date.parse(context.openedAt) && served <= Date.parse(event.meta.at);
  },
  someDateMoves: ({ event }: Args): boolean => someDateMoves(payload<'CALENDAR_CHANGED'>(event)),
  leadIsNew: ({ context, event }: Args): boolean => {
    const { leadAuthority, province } = payload<'LEAD_CHANGED'>(event);
    return leadAuthority !== context.fromAuthority || province !== context.fromProvince;
  },
  roundIsNewer: ({ context, event }: Args): boolean => payload<'NEW_ROUND'>(event).round > context.round,
  reachedByLetterOnly: ({ context }: Args): boolean => context.letter !== null,
  windowOfThisRound: ({ context, event }: Args): boolean =>
    payload<'WINDOW_OPENED'>(event).round === context.round && context.windowFrom === null,
} as const;
export type LegGuard = keyof typeof legGuards;
