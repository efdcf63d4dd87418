import type { CalendarChanged, Lane, Province, Role } from '../kernel/index.js';

/** A structured condition, so that it can be enforced. */
export interface Condition {
  readonly kind: 'cap' | 'duration' | 'area' | 'report-cycle' | 'other';
  /** Number of persons, transactions, yuan or months, by `unit`. */
  readonly value: number | null;
  readonly unit: 'person' | 'transaction' | 'yuan' | 'month' | 'day' | null;
  readonly area: readonly Province[];
  readonly text: string;
  /** The province that asks for it; null: the lead authority. */
  readonly province: Province | null;
}

/** The frozen content of a declaration, as the road hands it to the machine (never the content itself). */
export interface SealedDeclaration {
  readonly schemaVersion: string;
  readonly revision: number;
  /** SHA-256 of the canonical JSON, hex. */
  readonly hash: string;
  readonly title: string;
  readonly kind: 'financial-service' | 'technology-product';
  readonly parties: readonly SealedParty[];
  readonly serviceArea: readonly Province[];
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly attachments: readonly string[];
  /** JSON pointers that differ from the revision sealed before; empty at the first. */
  readonly changed: readonly string[];
  /** One of the changed fields is material (scope, users, data, partner, region). */
  readonly material: boolean;
}
export interface SealedParty {
  readonly organisation: string;
  readonly name: string;
  readonly licensed: boolean;
  /** The province of its home supervisor; null outside the Delta. */
  readonly homeProvince: Province | null;
}

export interface CorrectionPoint {
  readonly pointer: string;
  readonly reason: 'incorrect' | 'incomplete' | 'outdated';
  readonly text: string;
}
export interface RiskItem {
  readonly point: string;
  readonly likelihood: 1 | 2 | 3;
  readonly impact: 1 | 2 | 3;
  readonly reason: string;
}
export interface ChecklistTick {
  /** The rule whose item it answers; absent: an item of the officer's own, or a record from before items were rules. */
  readonly code?: string;
  readonly item: string;
  readonly met: boolean;
  readonly evidence: string;
}
export interface ProvinceAnswer {
  readonly province: Province;
  readonly answer: 'recognised' | 'recognisedWithConditions' | 'notRecognised' | 'objected' | 'abstained' | 'noAnswer';
  readonly conditions: readonly Condition[];
  readonly reason: string | null;
}
export type Tier = 'low' | 'medium' | 'high';
export type Proof = 'funds' | 'users' | 'data' | 'complaints';
export type Outcome = 'register' | 'decline' | 'defer' | 'redirect' | 'more-conditions';
type Reason = { readonly reason: string };
type OfLane = { readonly lane: Lane };
type None = Readonly<Record<string, never>>;

/** `sealed` and `caseNumber` are put in by the road's preparation, in the command's own transaction. */
export interface PilotPayloads {
  CREATE: { title: string; leadApplicant: string; province: Province; leadAuthority: string; linkedTo: string | null };
  // draft and signing
  SEAL: { workingCopyRevision: number; sealed: SealedDeclaration };
  DISCARD: None;
  ATTEST: { declarationHash: string };
  EDIT: None;
  REFUSE: Reason;
  // screening and correction
  ACCEPT: { checklist: readonly ChecklistTick[]; laneAuthorities: Partial<Record<Lane, string>>; caseNumber: string };
  CORRECT: { points: readonly CorrectionPoint[] };
  OUT_OF_SCOPE: { reasonCode: string; reason: string };
  REDIRECT: { to: string; reason: string };
  RESUBMIT: { workingCopyRevision: number; sealed: SealedDeclaration };
  /** 送达: opening in the portal, or recorded paper service. */
  SERVE: { method: 'portal' | 'paper'; servedAt: string };
  // review
  ASSIGN: OfLane & { assessor: string };
  REASSIGN: OfLane & { assessor: string } & Reason;
  ASSESS: OfLane & {
    verdict: 'pass' | 'conditional' | 'fail';
    opinion: string;
    conditions: readonly Condition[];
    reasonCode: string | null;
    tier: Tier | null;
    risks: readonly RiskItem[];
    checklist: readonly ChecklistTick[];
  };
  REQUEST_INFORMATION: OfLane & { questions: readonly { pointer: string | null; text: string }[] };
  ANSWER: OfLane & { answers: readonly { text: string; attachments: readonly string[] }[] };
  EXTEND_INFORMATION: OfLane & Reason;
  APPROVE: OfLane & { opinion: string };
  REJECT: OfLane & { comment: string };
  EXTEND_REVIEW: Reason;
  CLAIM_INTEREST: { province: Province; reason: string };
  DECLARE_CONFLICT: { ground: 'own-group' | 'own-firm' | 'prior-work' | 'kin' | 'other'; note: string };
  // sharing
  /** `leadAuthority`: as the package knows it; the lead may have changed on the way. */
  PACKAGE_OPENED: { package: string; round: number; leadAuthority: string };
  /** `sharingRound`: the round of sharing the package was opened for, by which a message that overtakes PACKAGE_OPENED is known. */
  REVISION_REQUESTED: { package: string; sharingRound: number; round: number; objections: readonly ProvinceAnswer[] };
  REVISE: { workingCopyRevision: number; sealed: SealedDeclaration };
  SETTLED: { package: string; sharingRound: number; area: readonly Province[]; answers: readonly ProvinceAnswer[] };
  NO_AREA_LEFT: { package: string; sharingRound: number; answers: readonly ProvinceAnswer[] };
  /** The lead took the package back to correct it: the sharing begins anew. */
  PACKAGE_RECALLED: { package: string; sharingRound: number } & Reason;
  // panel
  CONVENE: { experts: readonly string[] };
  OPINE: { verdict: 'for' | 'against' | 'questions'; text: string };
  CONCLUDE: { minutes: string };
  SKIP_PANEL: Reason;
  // conditions
  ACCEPT_CONDITIONS: None;
  REFUSE_CONDITIONS: Reason;
  // public notice
  PROPOSE_REDACTIONS: { withhold: readonly { pointer: string; reason: string }[] };
  PUBLISH: { withhold: readonly { pointer: string; reason: string }[] };
  COMMENT: { comment: string; name: string; contact: string; text: string };
  ANSWERED: { replies: readonly { comments: readonly string[]; text: string }[] };
  UPHELD: { comments: readonly string[]; lanes: readonly Lane[]; reason: string };
  MATERIAL: { comments: readonly string[]; reason: string };
  // decision and remedy
  PROPOSE: { outcome: Outcome; reasonCode: string | null; reason: string; conditions: readonly Condition[]; redirectTo: string | null };
  RETURN_PROPOSAL: { comment: string };
  REGISTER: { registrationNumber: string } & Reason;
  DECLINE: { reasonCode: string; reason: string };
  DEFER: Reason;
  MORE_CONDITIONS: { conditions: readonly Condition[] } & Reason;
  REVIEW_REQUEST: { grounds: string };
  SET_ASIDE: Reason;
  UPHOLD: Reason;
  // across
  WITHDRAW: Reason;
  TERMINATE: { reasonCode: string; reason: string };
  PARTY_LEAVES: { organisation: string; reason: string };
  HOLD: Reason;
  EXTEND_HOLD: Reason;
  RESUME: Reason;
  /** `toProvince`: the jurisdiction of the receiving authority; the case's own follows on acceptance. */
  TRANSFER: { to: string; toProvince: Province; reason: string };
  ACCEPT_TRANSFER: None;
  DECLINE_TRANSFER: Reason;
  /** Roles that the person holds no more. */
  PERSON_LEFT: { person: string; roles: readonly Role[] } & Reason;
  AUTHORITY_SUCCEEDED: { from: string; to: string; basis: string };
  CALENDAR_CHANGED: CalendarChanged;
  // registered and live (one recorded action each for now: «manual»)
  START: { startedOn: string };
  EXTEND_REGISTRATION: Reason;
  REVOKE: { reasonCode: string; reason: string };
  SUSPEND: { scope: 'whole' | Province; reason: string };
  CONFIRM_SUSPENSION: Reason;
  RESUME_SERVICE: Reason;
  EXIT: Reason;
  REQUEST_CHANGE: { description: string; material: boolean };
  DECIDE_CHANGE: { outcome: 'accepted' | 'refused'; reason: string };
  APPLY_COMPLETION: { note: string };
  SUBMIT_SELF_ASSESSMENT: { note: string; attachments: readonly string[] };
  ASSIGN_AUDITOR: { auditor: string };
  SUBMIT_AUDIT: { note: string; attachments: readonly string[] };
  SUBMIT_EXPERT_EVALUATION: { note: string };
  CONFIRM_COMPLETION: Reason;
  REWORK: Reason;
  EXTEND_TEST: { plannedEnd: string; reason: string };
  FAIL_EVALUATION: Reason;
  // exit
  PROVE: { proof: Proof; note: string; attachments: readonly string[] };
  CONFIRM_PROOF: { proof: Proof; note: string };
  TAKE_CHARGE: Reason;
  // expiries, sent by the deadline clock through the same road
  DRAFT_EXPIRED: None;
  SIGNING_EXPIRED: None;
  SCREENING_EXPIRED: { caseNumber: string };
  CORRECTION_EXPIRED: None;
  LANE_EXPIRED: OfLane;
  TOTAL_EXPIRED: None;
  INFORMATION_EXPIRED: OfLane;
  SECOND_REVIEW_EXPIRED: OfLane;
  INTEREST_EXPIRED: None;
  REVISION_EXPIRED: None;
  CONVENING_EXPIRED: None;
  OPINION_EXPIRED: None;
  CONCLUSION_EXPIRED: None;
  CONDITIONS_EXPIRED: None;
  PREPARATION_EXPIRED: None;
  NOTICE_EXPIRED: None;
  ANSWERING_EXPIRED: None;
  DECISION_EXPIRED: None;
  REMEDY_PERIOD_EXPIRED: None;
  REMEDY_EXPIRED: None;
  HOLD_EXPIRED: None;
  REGISTRATION_EXPIRED: None;
  PLANNED_END_EXPIRED: None;
  SUSPENSION_UNCONFIRMED: None;
  SUSPENSION_EXPIRED: None;
  CHANGE_EXPIRED: None;
  EVALUATION_EXPIRED: None;
  EXIT_EXPIRED: None;
}
export type PilotEventType = keyof PilotPayloads;
