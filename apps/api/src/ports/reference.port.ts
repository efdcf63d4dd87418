import type { Bilingual } from '@sandbar/domain';

/** The lists of reference data that everybody may read. */
export const REFERENCE_LISTS = [
  'authorities',
  'technologies',
  'fields',
  'places',
  'targets',
  'standards',
  'precedents',
  'reason-codes',
  'notification-templates',
  'jurisdictions',
] as const;
export type ReferenceList = (typeof REFERENCE_LISTS)[number];

export interface RuleRowView {
  readonly code: string;
  readonly title: Bilingual;
  /** Id of the authority that deviates; null: the Delta baseline. */
  readonly authority: string | null;
  readonly value: number;
  readonly unit: string;
  readonly basis: string;
  readonly basisKind: string;
  readonly reason: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly verifiedBy: string | null;
}

export interface ReferenceReader {
  list(list: ReferenceList): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Every row in force at the instant, or, without one, every row. */
  listRules(at?: string): Promise<readonly RuleRowView[]>;
}

/** Names of authorities, organisations and people by id, for labels; an unknown id has none. */
export interface NameBook {
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Bilingual>>;
}
