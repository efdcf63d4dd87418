import type { RuleRowView } from '../ports/index.js';

/** One rule from which some authority deviates: the baseline beside each deviation (process.md §6, the alignment board). */
export interface RuleAlignment {
  readonly code: string;
  readonly baseline: RuleRowView | null;
  readonly deviations: readonly RuleRowView[];
}

/** Rule by rule, who deviates, from what and since when; rules everybody follows are left out. */
export function deviationsOf(rows: readonly RuleRowView[]): readonly RuleAlignment[] {
  const codes = [...new Set(rows.filter((row) => row.authority !== null).map((row) => row.code))].sort();
  return codes.map((code) => ({
    code,
    baseline: rows.find((row) => row.code === code && row.authority === null) ?? null,
    deviations: rows.filter((row) => row.code === code && row.authority !== null),
  }));
}
