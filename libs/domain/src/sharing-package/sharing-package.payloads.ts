import type { CalendarChanged, Province } from '../kernel/index.js';
import type { Condition, ProvinceAnswer } from '../pilot-application/pilot-application.payloads.js';

export type Tlp = 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED';
/** One field of the declaration as a recipient sees it: disclosed with its value, or visibly withheld with a reason. */
export interface DisclosedField {
  readonly pointer: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly level: number;
  readonly value?: unknown;
  /** Of a value that is the id of a row: the pointer of that row, whose own fields stand beside this one, disclosed or withheld. */
  readonly row?: string;
  readonly withheld?: { readonly code: string; readonly zh: string; readonly en: string };
}
/** What a leg tells the package beside deliveries and answers: the lead must act on it or wants to know. */
export type LegReport = 'letterRequired' | 'outage' | 'acknowledged' | 'informationRequested';
type Reason = { readonly reason: string };
type None = Readonly<Record<string, never>>;

export interface PackagePayloads {
  /** `recipients`: the concerned provinces besides the lead's. */
  CREATE: {
    application: string;
    applicationNumber: string | null;
    title: string;
    round: number;
    province: Province;
    leadAuthority: string;
    recipients: readonly Province[];
    /** Provinces where the pilot would serve; empty: the lead's and all recipients. A recipient outside is only a home supervisor. */
    serviceArea: readonly Province[];
    declarationHash: string;
    urgent: boolean;
  };
  SUBMIT_PACKAGE: {
    tlp: Tlp;
    purpose: string;
    legalBasis: string;
    expiresOn: string;
    withhold: readonly { pointer: string; reason: string }[];
    maximumLevel: number;
    note: string;
  };
  /** `fields` is put in by the road's preparation from the frozen declaration: the pure disclosure decides it. */
  RELEASE: { secrecyDeclared: boolean; legalBasisChecked: boolean; fields: readonly DisclosedField[] };
  SEND_BACK: { comment: string };
  /** Messages of the legs carry their round: one of an earlier round is recorded as ignored. */
  LEG_DELIVERED: { province: Province; round: number; at: string };
  LEG_REPORTED: { province: Province; round: number; report: LegReport; note: string; expectedOn: string | null };
  /** `late`: released after the window was closed, or after an objection was withdrawn. */
  LEG_ANSWERED: ProvinceAnswer & { round: number; code: string | null; evidence: readonly string[]; late: boolean };
  OBJECTION_WITHDRAWN: { province: Province; round: number } & Reason;
  REQUEST_REVISION: Reason;
  /** `serviceArea`: where the revision changed it. */
  REVISION_SUBMITTED: { declarationHash: string; revision: number; material: boolean; serviceArea?: readonly Province[] };
  ESCALATE: Reason;
  LEAVE_PROVINCE_OUT: { province: Province } & Reason;
  REFER: { superior: string } & Reason;
  SUPERIOR_ANSWERED: { province: Province; answer: 'recognised' | 'notRecognised'; document: string } & Reason;
  DECIDE_OWN_TERRITORY: Reason;
  SUPERSEDE: Reason;
  WITHDRAW_PACKAGE: Reason;
  RECALL_PACKAGE: Reason;
  /** From the application, to its open package and on to the legs: who leads now. */
  LEAD_CHANGED: { leadAuthority: string; province: Province };
  CALENDAR_CHANGED: CalendarChanged;
  APPLICATION_ENDED: Reason;
  CLOSE: None;
  DRAFTING_EXPIRED: None;
  PACKAGE_REVIEW_EXPIRED: None;
  CONSULTATION_EXPIRED: None;
  CONTESTED_EXPIRED: None;
  REVISED_EXPIRED: None;
  ESCALATION_EXPIRED: None;
  SETTLED_EXPIRED: None;
  PACKAGE_EXPIRED: None;
}
export type PackageEventType = keyof PackagePayloads;
export type { Condition, ProvinceAnswer };
