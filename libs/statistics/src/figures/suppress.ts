/** A count that is published, or null where it is withheld. */
export interface PublishedCells<K> {
  readonly cells: readonly { readonly key: K; readonly n: number | null }[];
  readonly total: number | null;
}

/**
 * Withholds small cells of one list of counts whose total is published. A single withheld cell could be reckoned from the total, so further ones,
 * the smallest first, are withheld until what is hidden together is at least `least` and more than one cell; where that is not possible, the total
 * goes too. Zero is shown: it speaks of nobody.
 * @param least smallest count that may be shown; 1 withholds nothing
 */
export function suppressSmall<K>(counts: readonly { readonly key: K; readonly n: number }[], least: number): PublishedCells<K> {
  const order = counts
    .map((cell, index) => ({ ...cell, index }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => a.n - b.n || a.index - b.index);
  const hidden = new Set<number>();
  let sum = 0;
  for (const { n, index } of order) {
    const enough = hidden.size === 0 || (hidden.size > 1 && sum >= least);
    if (n >= least && enough) break;
    hidden.add(index);
    sum += n;
  }
  const total = counts.reduce((all, { n }) => all + n, 0);
  const open = hidden.size === 0 || (hidden.size > 1 && sum >= least);
  return { cells: counts.map(({ key, n }, index) => ({ key, n: hidden.has(index) ? null : n })), total: open ? total : null };
}

/** A spread as it may be published: nothing of fewer than `least` cases, the tail only of `leastForTail`, where it is no single case. */
export function publishedSpread<S extends { readonly n: number; readonly median: number; readonly p90: number }>(
  spread: S,
  least: number,
  leastForTail: number,
): { readonly n: number | null; readonly median: number | null; readonly p90: number | null } {
  const { n, median, p90 } = spread;
  if (n < least) return { n: null, median: null, p90: null };
  return { n, median, p90: n < leastForTail ? null : p90 };
}
