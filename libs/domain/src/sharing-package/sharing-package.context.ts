import type { EventMeta, Province } from '../kernel/index.js';
import { PROVINCES } from '../kernel/index.js';
import type { DisclosedField, LegReport, PackagePayloads, ProvinceAnswer } from './sharing-package.payloads.js';

export type Disclosure = PackagePayloads['SUBMIT_PACKAGE'];

/** An answer as the leg sent it; nothing of it is ever rewritten. */
export interface RecordedAnswer extends ProvinceAnswer {
  readonly round: number;
  readonly code: string | null;
  readonly evidence: readonly string[];
  readonly late: boolean;
  readonly at: string;
}

/** How one objection ended (process.md §5: escalation ends in one of these). */
export interface Resolution {
  readonly outcome: 'withdrawn' | 'leftOut' | 'superiorRecognised' | 'superiorNotRecognised' | 'ownTerritory';
  readonly reason: string;
  /** The superior's document, where there is one. */
  readonly document: string | null;
  readonly by: string;
  readonly at: string;
}

export interface ReportedProgress {
  readonly report: LegReport;
  readonly note: string;
  readonly expectedOn: string | null;
  readonly at: string;
}

export type ByProvince<T> = Readonly<Partial<Record<Province, T>>>;

/** What sharing-package@1 remembers; plain JSON. */
export interface PackageContext {
  readonly id: string;
  readonly application: string;
  readonly applicationNumber: string | null;
  readonly title: string;
  readonly province: Province;
  readonly leadAuthority: string;
  readonly recipients: readonly Province[];
  readonly serviceArea: readonly Province[];
  readonly declarationHash: string;
  readonly urgent: boolean;
  /** The application's round of sharing this package was opened for; never changes. */
  readonly sharingRound: number;
  /** Round of consultation; begins with the application's, one more with every revision. */
  readonly round: number;
  /** Who submitted the disclosure, with the person covered: none of them may release it. */
  readonly authors: readonly string[];
  readonly disclosure: Disclosure | null;
  readonly fields: readonly DisclosedField[];
  /** Province -> instant of delivery, in this round. */
  readonly delivered: ByProvince<string>;
  /** From when every objection window of this round runs; null until the last province is served. */
  readonly windowFrom: string | null;
  /** Answers of this round; a new round voids them (the record keeps them). */
  readonly answers: ByProvince<RecordedAnswer>;
  readonly resolutions: ByProvince<Resolution>;
  readonly progress: ByProvince<ReportedProgress>;
  /** The common superior to whom the objections were referred. */
  readonly superior: string | null;
  /** Answers that came after settlement: they may widen the area through a change. */
  readonly lateAnswers: readonly RecordedAnswer[];
  readonly settledAt: string | null;
}

/** A package before its disclosure: recipients once each and never the lead itself. */
export function newPackage(payload: PackagePayloads['CREATE'], _meta: EventMeta, caseId: string): PackageContext {
  const recipients = PROVINCES.filter((province) => province !== payload.province && payload.recipients.includes(province));
  const area = payload.serviceArea ?? [];
  return {
    id: caseId,
    application: payload.application,
    applicationNumber: payload.applicationNumber,
    title: payload.title,
    province: payload.province,
    leadAuthority: payload.leadAuthority,
    recipients,
    serviceArea: area.length > 0 ? PROVINCES.filter((province) => area.includes(province)) : [payload.province, ...recipients].sort(),
    declarationHash: payload.declarationHash,
    urgent: payload.urgent,
    sharingRound: payload.round,
    round: payload.round,
    authors: [],
    disclosure: null,
    fields: [],
    ...emptyRound,
    lateAnswers: [],
    settledAt: null,
  };
}

/** A round before anything came back. */
export const emptyRound = {
  delivered: {},
  windowFrom: null,
  answers: {},
  resolutions: {},
  progress: {},
  superior: null,
} as const satisfies Partial<PackageContext>;
