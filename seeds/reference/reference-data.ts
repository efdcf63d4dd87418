import type { NotificationType } from '@sandbar/contracts';

/** Text in both languages; Chinese is the authoritative one where it names an office, an act or a plan. */
export interface Bilingual {
  zh: string;
  en: string;
}
/**
 * How sure a row is. `read`: in the full official text; `found`: in a public page or file; `background`: from general knowledge, believed right;
 * `doubtful`: could be wrong, check before relying on it; `house`: our own design, no outside source; `demo`: invented for the demonstration.
 */
export type Certainty = 'read' | 'found' | 'background' | 'doubtful' | 'house' | 'demo';
/** Days are YYYY-MM-DD, both ends included. */
export type Day = string;

export interface JurisdictionRow {
  /** First two digits of GB/T 2260. */
  code: '31' | '32' | '33' | '34';
  name: Bilingual;
  fullName: Bilingual;
}

export type AuthoritySystem = 'PBoC' | 'NFRA' | 'CSRC' | 'local-finance' | 'working-group';
export interface AuthorityRow {
  id: string;
  code: string;
  name: Bilingual;
  system: AuthoritySystem;
  /** Null: a national authority, the common superior of its offices. */
  jurisdiction: JurisdictionRow['code'] | null;
  /** The office beside the provincial one, for a city with separate planning status. */
  city: Bilingual | null;
  /** Null: before the tool existed, the day was not looked up. */
  validFrom: Day | null;
  validTo: Day | null;
  /** `year`: only the year is known and the day stands for it. */
  datePrecision: 'day' | 'year';
  predecessor: string | null;
  successor: string | null;
  superior: string | null;
  certainty: Certainty;
  source: string;
  note: Bilingual | null;
}

export type BasisKind = 'law' | 'standard' | 'analogy' | 'house';
export type RuleUnit =
  | 'working-day'
  | 'calendar-day'
  | 'month'
  | 'hour'
  | 'minute'
  | 'person'
  | 'party'
  | 'count'
  | 'fraction'
  | 'byte'
  | 'switch'
  | 'level'
  | 'place';
export interface RuleRow {
  code: string;
  /** What is ruled; of an item of a checklist the item itself, in the words that an officer reads. */
  title: Bilingual;
  /** Null: the Delta baseline; else the code of the authority that deviates. */
  authority: string | null;
  /** `place`: where an item stands on its checklist, 0 for not on it. */
  value: number;
  unit: RuleUnit;
  basis: Bilingual;
  basisKind: BasisKind;
  effectiveFrom: Day;
  effectiveTo: Day | null;
  /** Who checked the value against its basis; null: nobody yet. */
  verifiedBy: string | null;
  version: number;
  /** Why an authority deviates; null for the baseline. */
  reason: Bilingual | null;
  certainty: Certainty;
}

export interface ActRow {
  code: string;
  kind: 'standard' | 'law' | 'regulation' | 'department-rule' | 'local-regulation' | 'policy' | 'foreign';
  title: Bilingual;
  issuedOn: Day | null;
  inForceFrom: Day | null;
  inForceTo: Day | null;
  status: 'in-force' | 'superseded' | 'to-be-checked';
  certainty: Certainty;
  /** Where it was read or found. */
  source: string;
  /** What is not sure about it. */
  unsure: Bilingual | null;
}

export interface TechnologyRow {
  code: string;
  name: Bilingual;
  /** The item of the 2020 plan that names it. */
  planItem: 1 | 2;
  /** `emerging`: item 1; `basic`: item 2. */
  group: 'emerging' | 'basic';
  /** The option of the declaration's technology list that stands for it; null where the list has none. */
  declarationCode: string | null;
}
export interface FieldRow {
  code: string;
  name: Bilingual;
  planItem: 4 | 5 | 6 | 7 | 8 | 9;
  /** What the plan names there. */
  examples: Bilingual;
}
export interface PlaceRow {
  code: string;
  name: Bilingual;
  group: 'city' | 'belt' | 'port';
  /** What the plan wants the group to be. */
  role: Bilingual;
  planItem: 14;
}
export interface TargetRow {
  code: string;
  name: Bilingual;
  text: Bilingual;
  /** The plan's number, where it gives one («about»). */
  amount: number | null;
  unit: Bilingual | null;
}

export interface PrecedentRow {
  no: number;
  batch: string;
  city: Bilingual;
  /** Null: outside the Delta. */
  jurisdiction: JurisdictionRow['code'] | null;
  name: string;
  /** Empty: the source does not say. */
  applicants: string[];
  type: 'financial-service' | 'technology-product' | null;
  /** Empty: the source does not say. */
  technology: string[];
  /** YYYY-MM-DD or YYYY-MM. Null: unknown, shown as «unknown», never as «did not happen». */
  notice: string | null;
  registration: string | null;
  completion: string | null;
  plannedStart: string | null;
  /** The furthest step that the source documents, with or without its date. */
  documentedStep: 'notice' | 'registration' | 'completion';
  source: { code: string; address: string }[];
  /** The weakest mark in the row. */
  certainty: 'found' | 'background';
  /** The columns that carry the weaker mark. */
  unsure: ('type' | 'technology')[];
}

export type ReasonUse =
  'decline' | 'out-of-scope' | 'objection' | 'not-recognised' | 'hold' | 'withdraw' | 'terminate' | 'revoke' | 'withhold';
export interface ReasonCodeRow {
  code: string;
  /** The decisions that may cite it. */
  uses: ReasonUse[];
  title: Bilingual;
  basis: Bilingual;
  basisKind: BasisKind;
  certainty: Certainty;
}

/** Words of a notification or an e-mail; the newest version valid on the day of the event counts. */
export interface NotificationTemplateRow {
  /** `fact.<fact>`, `reminder.<step>`, `alarm.<what>`, `mail.<what>`. */
  code: string;
  version: number;
  type: NotificationType;
  subject: Bilingual;
  text: Bilingual;
  /** What whoever is told by an audience is asked to do. */
  todo: Partial<Record<string, Bilingual>>;
  validFrom: Day;
}

/** Everything that is the same in every installation and needs no person to be true. Plain data: whoever stores it upserts by code. */
export interface ReferenceData {
  jurisdictions: readonly JurisdictionRow[];
  authorities: readonly AuthorityRow[];
  rules: readonly RuleRow[];
  standardsAndLaws: readonly ActRow[];
  technologies: readonly TechnologyRow[];
  fields: readonly FieldRow[];
  places: readonly PlaceRow[];
  targets: readonly TargetRow[];
  precedents: readonly PrecedentRow[];
  reasonCodes: readonly ReasonCodeRow[];
  notificationTemplates: readonly NotificationTemplateRow[];
}
