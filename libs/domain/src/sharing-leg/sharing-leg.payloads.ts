import type { CalendarChanged, Province } from '../kernel/index.js';
import type { Condition, DisclosedField, ProvinceAnswer, Tlp } from '../sharing-package/sharing-package.payloads.js';

type Reason = { readonly reason: string };
type None = Readonly<Record<string, never>>;
/** What one recipient province receives: the disclosed content, its marks and its window. */
export interface LegContent {
  readonly application: string;
  readonly applicationNumber: string | null;
  readonly title: string;
  readonly declarationHash: string;
  readonly fields: readonly DisclosedField[];
  readonly tlp: Tlp;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly expiresOn: string;
  readonly note: string;
}
export interface LegPayloads {
  /** `province`: the recipient, owner of the leg. */
  CREATE: {
    package: string;
    round: number;
    province: Province;
    fromProvince: Province;
    fromAuthority: string;
    urgent: boolean;
    content: LegContent;
  };
  SENT: { messageId: string };
  DELIVERED: { receipt: string };
  OUTAGE: Reason;
  OUTAGE_OVER: None;
  RECORD_LETTER_SERVICE: { letter: string; servedAt: string };
  OPEN: None;
  ACKNOWLEDGE: { expectedOn: string };
  /** The window counts from delivery to the last province. */
  WINDOW_OPENED: { round: number; from: string };
  PREPARE_ANSWER: {
    answer: Exclude<ProvinceAnswer['answer'], 'noAnswer'>;
    reason: string | null;
    code: string | null;
    evidence: readonly string[];
    conditions: readonly Condition[];
  };
  RETURN_ANSWER: { comment: string };
  RELEASE_ANSWER: None;
  REQUEST_FURTHER_INFORMATION: { questions: readonly string[] };
  INFORMATION_SUPPLIED: { answers: readonly string[] };
  WITHDRAW_OBJECTION: Reason;
  NEW_ROUND: { round: number; content: LegContent; urgent: boolean };
  LEAD_CHANGED: { leadAuthority: string; province: Province };
  CALENDAR_CHANGED: CalendarChanged;
  WITHDRAW_LEG: Reason;
  CLOSE_LEG: None;
  DELIVERY_EXPIRED: None;
  OUTAGE_EXPIRED: None;
  OPENING_EXPIRED: None;
  ACKNOWLEDGEMENT_EXPIRED: None;
  OBJECTION_EXPIRED: None;
  LEG_INFORMATION_EXPIRED: None;
}
export type LegEventType = keyof LegPayloads;
