import { assign } from 'xstate';
import type { EventMeta } from '../kernel/index.js';
import { emptyRound } from './sharing-leg.context.js';
import type { LegContext } from './sharing-leg.context.js';
import type { LegEvent } from './sharing-leg.events.js';
import type { LegPayloads } from './sharing-leg.payloads.js';

type Change = Partial<LegContext>;
/** A context change that reads the payload of the events it is named on. */
const on = <T extends keyof LegPayloads>(change: (context: LegContext, payload: LegPayloads[T], meta: EventMeta) => Change) =>
  assign<LegContext, LegEvent, undefined, LegEvent, never>(({ context, event }) =>
    change(context, event.payload as LegPayloads[T], event.meta),
  );

/** Context changes of sharing-leg@1, by name. */
export const legActions = {
  recordSending: on<'SENT'>((_context, { messageId }) => ({ messageId })),
  recordReceipt: on<'DELIVERED'>((_context, { receipt }, { at }) => ({ receipt, deliveredAt: at })),
  recordOutage: on<'OUTAGE'>(() => ({ outageUsed: true })),
  /** The window runs from the recorded service of the letter, not from the day somebody recorded it. */
  recordLetter: on<'RECORD_LETTER_SERVICE'>((_context, { letter, servedAt }) => {
    const instant = new Date(servedAt).toISOString();
    return { letter: { document: letter, servedAt: instant }, deliveredAt: instant };
  }),
  followLead: on<'LEAD_CHANGED'>((_context, { leadAuthority, province }) => ({ fromAuthority: leadAuthority, fromProvince: province })),
  recordAcknowledgement: on<'ACKNOWLEDGE'>((_context, { expectedOn }) => ({ expectedOn })),
  recordWindow: on<'WINDOW_OPENED'>((_context, { from }) => ({ windowFrom: from })),
  /** Conditions are the province's own, whatever province the form named. */
  recordDraft: on<'PREPARE_ANSWER'>((context, { answer, reason, code, evidence, conditions }, meta) => ({
    draft: { answer, reason, code, evidence, conditions: conditions.map((one) => ({ ...one, province: context.province })) },
    preparers: [meta.actor.person, meta.onBehalfOf].filter((person): person is string => person !== null),
  })),
  recordAnswer: on<'RELEASE_ANSWER'>(({ draft }) => ({ answer: draft })),
  recordQuestions: on<'REQUEST_FURTHER_INFORMATION'>((_context, { questions }) => ({ questions, informationUsed: true })),
  recordInformation: on<'INFORMATION_SUPPLIED'>((_context, { answers }) => ({ supplied: answers })),
  /** Not recognition: the province abstains, with the objection kept in the record, until it releases another answer. */
  recordWithdrawal: on<'WITHDRAW_OBJECTION'>((_context, { reason }, meta) => ({
    withdrawal: { reason, by: meta.actor.person, at: meta.at },
    answer: { answer: 'abstained', reason, code: null, evidence: [], conditions: [] },
    draft: null,
    preparers: [],
  })),
  openRound: on<'NEW_ROUND'>((_context, { round, content, urgent }, { at }) => ({
    ...emptyRound,
    round,
    content,
    urgent,
    revised: true,
    openedAt: at,
  })),
  /** The message of a new round reaches a leg that was reached electronically before: the receipt is its own. */
  recordArrival: on<'NEW_ROUND'>(({ id, round }, _payload, { at }) => ({ receipt: `${id}:${round}`, deliveredAt: at })),
};
