/** How a duration is spread over cases: nearest-rank quantiles, so that each figure is one that a case really took. */
export interface Spread {
  readonly n: number;
  readonly median: number;
  readonly p90: number;
}

/** The smallest value that at least the share `q` of the values does not exceed. @param sorted ascending, not empty */
export const quantile = (sorted: readonly number[], q: number): number => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]!;

/** @returns undefined for no values */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  return { n: sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}
