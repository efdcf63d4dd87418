import type { Reaction } from '../kernel/index.js';
import type { LegReport, PackagePayloads } from '../sharing-package/sharing-package.payloads.js';
import type { LegContext } from './sharing-leg.context.js';
import type { LegEvent } from './sharing-leg.events.js';

type Data = Readonly<Record<string, unknown>>;
type Builder = (context: LegContext, event: LegEvent, params: never) => Data;

const said: Builder = ({ province, round }, event) => ({ ...(event.payload as Data), province, round });
const report = (
  { province, round, expectedOn }: LegContext,
  kind: LegReport,
  note: string,
  withDate = false,
): PackagePayloads['LEG_REPORTED'] => ({
  province,
  round,
  report: kind,
  note,
  expectedOn: withDate ? expectedOn : null,
});
/** What the package hears of an answer; silence carries no word of the province. */
const answered = ({ province, round, answer }: LegContext, late: boolean): PackagePayloads['LEG_ANSWERED'] => ({
  province,
  round,
  answer: answer?.answer ?? 'noAnswer',
  conditions: answer?.conditions ?? [],
  reason: answer?.reason ?? null,
  code: answer?.code ?? null,
  evidence: answer?.evidence ?? [],
  late,
});
const sending: Builder = ({ id, province, round }) => ({ messageId: `${id}:${round}`, province, round });

/** Facts of sharing-leg@1: their data from the context after the event. A fact that is sent carries the payload of the message. */
export const legFacts = {
  LegOpened: sending,
  LegQueued: sending,
  LegSent: ({ province, round, messageId }) => ({ receipt: `received:${messageId ?? ''}`, province, round }),
  LegDelivered: ({ province, round, deliveredAt }) => ({ province, round, at: deliveredAt }),
  LegOutageRecorded: (context, event) => report(context, 'outage', (event.payload as { reason: string }).reason) as unknown as Data,
  LegLetterRequired: (context, event) => report(context, 'letterRequired', event.type) as unknown as Data,
  LegLetterServed: ({ province, round, letter }) => ({ province, round, letter: letter?.document, servedAt: letter?.servedAt }),
  LegContentOpened: (context, event) => ({ ...said(context, event, undefined as never), by: event.meta.actor.person }),
  LegAcknowledged: (context) => report(context, 'acknowledged', '', true) as unknown as Data,
  LegWindowStarted: ({ province, round, windowFrom }) => ({ province, round, from: windowFrom }),
  LegAnswerPrepared: ({ province, round, draft, preparers }) => ({ province, round, draft, preparers }),
  LegAnswerReturned: said,
  LegInformationRequested: (context) => report(context, 'informationRequested', context.questions.join('\n')) as unknown as Data,
  LegInformationSupplied: said,
  LegInformationOverdue: said,
  LegAnswered: (context) => answered(context, false) as unknown as Data,
  LateAnswerReleased: (context) => answered(context, true) as unknown as Data,
  NoAnswerRecorded: (context) => answered(context, false) as unknown as Data,
  LegObjectionWithdrawn: ({ province, round, withdrawal }) => ({ province, round, reason: withdrawal?.reason ?? '' }),
  LegRoundOpened: ({ province, round, content }) => ({ province, round, declarationHash: content.declarationHash }),
  LegOverdue: ({ province, round }, _event, params: { clock: string }) => ({ province, round, clock: params.clock }),
  LegLeadChanged: ({ province, fromAuthority, fromProvince }) => ({ province, fromAuthority, fromProvince }),
  LegDeadlinesMoved: said,
  LegDeadlinesSettled: said,
  LegMessageIgnored: (context, event) => ({ ...said(context, event, undefined as never), event: event.type }),
  LegWithdrawn: said,
  LegClosed: said,
} as const satisfies Record<string, Builder>;
export type LegFact = keyof typeof legFacts;

const recipient: Reaction = { kind: 'notify', to: ['coordinatorsRecipient'] };
const recipientHead: Reaction = { kind: 'notify', to: ['coordinatorsRecipient', 'secondReviewers'] };
const send = (event: string): Reaction => ({ kind: 'send', target: 'parent', event });
const transport = (event: string): Reaction => ({ kind: 'send', target: 'self', event });

/** What follows from each fact outside the leg. The in-process transport answers a queued leg with SENT and DELIVERED. */
export const legReactions = {
  LegOpened: [transport('SENT')],
  LegQueued: [transport('SENT')],
  LegSent: [transport('DELIVERED')],
  LegDelivered: [send('LEG_DELIVERED'), recipient],
  LegOutageRecorded: [send('LEG_REPORTED')],
  LegLetterRequired: [send('LEG_REPORTED'), recipient],
  LegLetterServed: [],
  LegContentOpened: [],
  LegAcknowledged: [send('LEG_REPORTED')],
  LegWindowStarted: [recipient],
  LegAnswerPrepared: [recipientHead],
  LegAnswerReturned: [recipient],
  LegInformationRequested: [send('LEG_REPORTED')],
  LegInformationSupplied: [recipient],
  LegInformationOverdue: [recipient],
  LegAnswered: [send('LEG_ANSWERED'), recipient],
  LateAnswerReleased: [send('LEG_ANSWERED'), recipient],
  NoAnswerRecorded: [send('LEG_ANSWERED'), recipient],
  LegObjectionWithdrawn: [send('OBJECTION_WITHDRAWN'), recipient],
  LegRoundOpened: [],
  LegOverdue: [recipient],
  LegLeadChanged: [recipient],
  LegDeadlinesMoved: [{ kind: 'notify', to: ['clockHolders'] }],
  LegDeadlinesSettled: [],
  LegMessageIgnored: [],
  LegWithdrawn: [recipient],
  LegClosed: [recipient],
} as const satisfies Record<LegFact, readonly Reaction[]>;

const nothing = (_args: unknown, _params?: unknown): void => {};
/** A machine names a fact as an action that does nothing; decide() builds its data. */
export const legFactActions = {
  ...(Object.fromEntries(Object.keys(legFacts).map((name) => [name, nothing])) as Record<Exclude<LegFact, 'LegOverdue'>, () => void>),
  LegOverdue: (_args: unknown, _params: { clock: string }): void => {},
};
