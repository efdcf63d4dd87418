import { jsonKey, LANES } from '../../kernel/index.js';
import { NO_NOTICE, personsOf } from '../pilot-application.context.js';
import type { PilotContext } from '../pilot-application.context.js';
import type { Condition } from '../pilot-application.payloads.js';
import { change, joined } from './change.js';

const keyOf = (condition: Condition): string => jsonKey(condition);
/** Each condition once, without those already accepted. */
function stillOpen(context: PilotContext, wanted: readonly Condition[]): readonly Condition[] {
  const accepted = new Set(context.conditions.accepted.map(keyOf));
  return [...new Map(wanted.map((condition) => [keyOf(condition), condition])).values()].filter((one) => !accepted.has(keyOf(one)));
}
const status = (context: PilotContext, to: PilotContext['notice']['status']): Pick<PilotContext, 'notice'> => ({
  notice: { ...context.notice, status: to },
});

export const DECISION_CHANGES = {
  /** The lanes' conditions and the provinces', each once. */
  collectConditions: change((context) => {
    const lanes = LANES.flatMap((lane) => context.lanes[lane].conditions);
    const provinces = context.sharing.answers.flatMap((answer) =>
      answer.conditions.map((condition): Condition => ({ ...condition, province: answer.province })),
    );
    return { conditions: { ...context.conditions, pending: stillOpen(context, [...lanes, ...provinces]) } };
  }),
  addConditions: change<'MORE_CONDITIONS'>((context, { payload, meta }) => ({
    conditions: { ...context.conditions, pending: stillOpen(context, [...context.conditions.pending, ...payload.conditions]) },
    proposal: null,
    ...joined(context, meta),
  })),
  acceptConditions: change(({ conditions }) => ({
    conditions: { pending: [], accepted: [...conditions.accepted, ...conditions.pending] },
  })),
  prepareNotice: change(() => ({ notice: { ...NO_NOTICE, status: 'preparing' } })),
  noteRedactions: change((context) => ({ notice: { ...context.notice, redactionsProposed: true } })),
  endPreparation: change((context) => ({ notice: { ...context.notice, preparationOver: true } })),
  publish: change<'PUBLISH'>((context, { meta }) => ({ ...status(context, 'open'), ...joined(context, meta) })),
  comment: change<'COMMENT'>((context, { payload }) => ({
    notice: { ...context.notice, comments: [...context.notice.comments, payload.comment] },
  })),
  beginAnswering: change((context) => status(context, 'answering')),
  endNotice: change((context) => status(context, 'ended')),
  answerComments: change<'ANSWERED'>((context, { meta }) => ({ ...status(context, 'ended'), ...joined(context, meta) })),
  propose: change<'PROPOSE'>((context, { payload, meta }) => ({
    proposal: {
      outcome: payload.outcome,
      reasonCode: payload.reasonCode,
      conditions: payload.conditions,
      redirectTo: payload.redirectTo,
      proposers: personsOf(meta),
    },
    ...joined(context, meta),
  })),
  dropProposal: change(() => ({ proposal: null })),
  takePart: change((context, { meta }) => joined(context, meta)),
  register: change<'REGISTER'>((context, { payload, meta }) => ({
    registrationNumber: payload.registrationNumber,
    registeredAt: meta.at,
    ...joined(context, meta),
  })),
  /** A decision set aside is made anew, by proposal and decision. */
  setAside: change((context, { meta }) => ({ proposal: null, ...joined(context, meta) })),
  clearHold: change(() => ({ holdExtensions: 0 })),
  extendHold: change(({ holdExtensions }) => ({ holdExtensions: holdExtensions + 1 })),
  suspendNotice: change((context) => status(context, 'suspended')),
  restartNotice: change((context) => status(context, 'open')),
};
