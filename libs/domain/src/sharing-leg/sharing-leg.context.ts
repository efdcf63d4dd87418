import type { EventMeta, Province } from '../kernel/index.js';
import type { Condition } from '../sharing-package/sharing-package.payloads.js';
import type { LegContent, LegPayloads } from './sharing-leg.payloads.js';

export type AnswerKind = LegPayloads['PREPARE_ANSWER']['answer'];

/** An answer on paper, before and after its release. */
export interface PreparedAnswer {
  readonly answer: AnswerKind;
  readonly reason: string | null;
  readonly code: string | null;
  readonly evidence: readonly string[];
  readonly conditions: readonly Condition[];
}

/** What sharing-leg@1 remembers; plain JSON. */
export interface LegContext {
  readonly id: string;
  readonly package: string;
  readonly round: number;
  /** The recipient, owner of the leg. */
  readonly province: Province;
  readonly fromProvince: Province;
  readonly fromAuthority: string;
  readonly urgent: boolean;
  /** A round after a revision has the shorter windows. */
  readonly revised: boolean;
  readonly content: LegContent;
  /** When this round's content was handed over for sending. */
  readonly openedAt: string;
  readonly messageId: string | null;
  readonly receipt: string | null;
  readonly deliveredAt: string | null;
  readonly letter: { readonly document: string; readonly servedAt: string } | null;
  /** One suspension for an outage a round. */
  readonly outageUsed: boolean;
  readonly expectedOn: string | null;
  /** From when the objection window runs: delivery to the last province; null until then. */
  readonly windowFrom: string | null;
  readonly informationUsed: boolean;
  readonly questions: readonly string[];
  readonly supplied: readonly string[];
  readonly draft: PreparedAnswer | null;
  /** Who prepared the draft, with the person covered: none of them may release it. */
  readonly preparers: readonly string[];
  readonly answer: PreparedAnswer | null;
  /** An objection taken back; the leg may then answer anew. */
  readonly withdrawal: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** What a new round forgets of the round before. That information was asked once is not forgotten. */
export const emptyRound = {
  messageId: null,
  receipt: null,
  deliveredAt: null,
  letter: null,
  outageUsed: false,
  expectedOn: null,
  windowFrom: null,
  questions: [],
  supplied: [],
  draft: null,
  preparers: [],
  answer: null,
  withdrawal: null,
} as const satisfies Partial<LegContext>;

/** A leg before anything was sent. */
export function newLeg(payload: LegPayloads['CREATE'], meta: EventMeta, caseId: string): LegContext {
  return {
    id: caseId,
    package: payload.package,
    round: payload.round,
    province: payload.province,
    fromProvince: payload.fromProvince,
    fromAuthority: payload.fromAuthority,
    urgent: payload.urgent,
    revised: false,
    content: payload.content,
    openedAt: meta.at,
    informationUsed: false,
    ...emptyRound,
  };
}
