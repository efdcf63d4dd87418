import type { Bilingual } from '@sandbar/domain';
import type { AdministrationAct } from './identity.port.js';

/** A row of the rule table as somebody loads it. Days are YYYY-MM-DD in Asia/Shanghai, both included. */
export interface NewRule {
  readonly code: string;
  /** Code of the authority that deviates; null: the Delta baseline. */
  readonly authority: string | null;
  readonly title: Bilingual;
  readonly value: number;
  readonly unit: string;
  readonly basis: Bilingual;
  readonly basisKind: 'law' | 'standard' | 'analogy' | 'house';
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly verifiedBy: string | null;
  /** Why an authority deviates; null for the baseline. */
  readonly reason: Bilingual | null;
}
/** A row of the rule table as it stands. */
export interface RuleVersion extends NewRule {
  readonly version: number;
}

/** New versions of rules, entered by one person and, to count, confirmed by another. */
export interface RuleChange {
  readonly id: string;
  readonly rules: readonly NewRule[];
  readonly enteredBy: string;
  /** The office of whoever entered it; null: a person of the platform. */
  readonly enteredAtOffice: string | null;
  readonly enteredAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
}

/** An office with its days of validity, as far as they are known. */
export interface RuleOfficeRow {
  readonly id: string;
  readonly code: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
/** The rule table and its offices as read at one moment. */
export interface RuleRows {
  readonly versions: readonly RuleVersion[];
  readonly offices: readonly RuleOfficeRow[];
}

export interface RuleChangeStore {
  read(): Promise<RuleRows>;
  /** False: a change of that id is there. */
  add(change: RuleChange, act: AdministrationAct): Promise<boolean>;
  find(id: string): Promise<RuleChange | undefined>;
  /** Newest first. */
  list(limit: number): Promise<readonly RuleChange[]>;
  /**
   * Confirms a change that is neither confirmed nor withdrawn, one at a time over all processes: each of its rows becomes the next version of its code and
   * authority, and the version before it gets its last day. `judge` sees the table as it stands, and says no by a value. `unknown`: no such change,
   * `settled`: confirmed or withdrawn already.
   */
  confirm<R>(
    id: string,
    how: { readonly by: string; readonly at: string; readonly act: AdministrationAct },
    judge: (change: RuleChange, rows: RuleRows) => R | undefined,
  ): Promise<'done' | 'unknown' | 'settled' | R>;
  withdraw(id: string, by: string, at: string, act: AdministrationAct): Promise<boolean>;
}
