import { and } from 'xstate';
import type { ClockMeta, Lane } from '../kernel/index.js';

type Row = Omit<ClockMeta, 'name'>;
const firm = (rule: string, expires: string, more: Partial<Row> = {}): Row => ({ rule, court: 'firm', from: 'entry', expires, ...more });
const office = (rule: string, expires: string, more: Partial<Row> = {}): Row => ({
  rule,
  court: 'authority',
  from: 'entry',
  expires,
  escalates: true,
  ...more,
});

/** Every clock of pilot-application@1 (process.md §2): its rule, whose it is, when it begins and what its expiry sends. */
const ROWS = {
  draft: firm('clock.draft', 'DRAFT_EXPIRED'),
  signing: firm('clock.signing', 'SIGNING_EXPIRED'),
  screening: { rule: 'clock.screening', court: 'authority', from: 'entry', expires: 'SCREENING_EXPIRED' },
  correction: firm('clock.correction', 'CORRECTION_EXPIRED', { from: 'service' }),
  'review.total': office('clock.review.total', 'TOTAL_EXPIRED', { extension: 'clock.review.total.extension' }),
  interest: { rule: 'clock.interest', court: 'peers', from: 'entry', expires: 'INTEREST_EXPIRED' },
  'sharing.revision': firm('clock.sharing.revision', 'REVISION_EXPIRED', { from: 'service', escalates: true }),
  'panel.convene': office('clock.panel.convene', 'CONVENING_EXPIRED'),
  'panel.opinion': { rule: 'clock.panel.opinion', court: 'experts', from: 'entry', expires: 'OPINION_EXPIRED' },
  'panel.conclusion': office('clock.panel.convene', 'CONCLUSION_EXPIRED'),
  conditions: firm('clock.conditions', 'CONDITIONS_EXPIRED', { from: 'service' }),
  'notice.preparing': firm('clock.notice.preparing', 'PREPARATION_EXPIRED', { escalates: true }),
  'notice.published': { rule: 'clock.notice.published', court: 'public', from: 'entry', expires: 'NOTICE_EXPIRED', afterHold: 'restart' },
  'notice.answering': office('clock.notice.answering', 'ANSWERING_EXPIRED'),
  decision: office('clock.decision', 'DECISION_EXPIRED'),
  'remedy.request': firm('clock.remedy.request', 'REMEDY_PERIOD_EXPIRED', { from: 'service' }),
  remedy: office('clock.remedy', 'REMEDY_EXPIRED'),
  hold: { rule: 'clock.hold', extension: 'clock.hold.extension', court: 'authority', from: 'entry', expires: 'HOLD_EXPIRED' },
  registered: firm('clock.registered', 'REGISTRATION_EXPIRED', { extension: 'clock.registered.extension' }),
  'live.winding-down': firm('clock.live.winding-down', 'PLANNED_END_EXPIRED', { from: 'date' }),
  'suspension.confirm': office('clock.suspension.confirm', 'SUSPENSION_UNCONFIRMED'),
  'suspension.decide': office('clock.suspension.decide', 'SUSPENSION_EXPIRED'),
  change: { rule: 'clock.change', court: 'authority', from: 'entry', expires: 'CHANGE_EXPIRED' },
  'evaluation.self': firm('clock.evaluation.self', 'EVALUATION_EXPIRED'),
  'evaluation.audit': office('clock.evaluation.audit', 'EVALUATION_EXPIRED', { court: 'experts' }),
  'evaluation.experts': office('clock.evaluation.experts', 'EVALUATION_EXPIRED', { court: 'experts' }),
  'evaluation.confirm': office('clock.evaluation.confirm', 'EVALUATION_EXPIRED'),
  exit: firm('clock.exit', 'EXIT_EXPIRED', { escalates: true }),
} as const satisfies Record<string, Row>;
export type PilotClock = keyof typeof ROWS;

/** The clock of that name, for a state's meta. */
export const clock = (name: PilotClock): ClockMeta => ({ name, ...ROWS[name] });

/** The action that begins it. */
export const begins = <N extends string>(name: N) => ({ type: 'startClock', params: { clock: name } }) as const;

/** The three clocks of one lane. */
export const laneClocks = (lane: Lane) => ({
  lane: { name: `review.lane.${lane}`, ...office('clock.review.lane', 'LANE_EXPIRED') },
  information: {
    name: `review.information.${lane}`,
    ...firm('clock.information', 'INFORMATION_EXPIRED', { from: 'service', extension: 'clock.information.extension' }),
  },
  second: { name: `review.second.${lane}`, ...office('clock.second-review', 'SECOND_REVIEW_EXPIRED') },
});

/** 送达 of the letter whose clock waits: once, dated between the letter and today, paper service by the office only. */
export const served = <N extends string>(name: N) =>
  ({
    guard: and([
      { type: 'notYetServed', params: { clock: name } },
      { type: 'serviceIsDated', params: { clock: name } },
      'paperServedByOffice',
    ]),
    actions: [
      { type: 'serve', params: { clock: name } },
      { type: 'Served', params: { clock: name } },
    ],
  }) as const;
/** Entry of a state whose clock waits for service. */
export const awaits = <N extends string>(name: N) => [begins(name), { type: 'awaitService', params: { clock: name } }] as const;
