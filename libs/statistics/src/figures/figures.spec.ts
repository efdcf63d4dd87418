import fc from 'fast-check';
import { quantile, spreadOf } from './spread.js';
import { publishedSpread, suppressSmall } from './suppress.js';

describe('quantiles', () => {
  it.each([
    [[7], 7, 7],
    [[1, 2], 1, 2],
    [[3, 1, 2], 2, 3],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9],
    [Array.from({ length: 11 }, (_, i) => i + 1), 6, 10],
  ])('%j', (values, median, p90) => expect(spreadOf(values)).toEqual({ n: values.length, median, p90 }));

  it('of nothing is nothing', () => expect(spreadOf([])).toBeUndefined());

  it('is a value that was there, which the named share does not exceed, and no smaller one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 60 }), fc.constantFrom(0.5, 0.9), (values, q) => {
        const sorted = [...values].sort((a, b) => a - b);
        const found = quantile(sorted, q);
        const share = (limit: number): number => values.filter((value) => value <= limit).length / values.length;
        expect(values).toContain(found);
        expect(share(found)).toBeGreaterThanOrEqual(q);
        for (const smaller of values.filter((value) => value < found)) expect(share(smaller)).toBeLessThan(q);
      }),
    );
  });
});

describe('small cells', () => {
  const cells = (...counts: number[]) => counts.map((n, key) => ({ key, n }));
  const shown = (counts: number[], least: number) => {
    const published = suppressSmall(cells(...counts), least);
    return [published.cells.map(({ n }) => n), published.total];
  };
  it('shows what is large enough, and zero', () => expect(shown([9, 0, 5], 5)).toEqual([[9, 0, 5], 14]));
  it('hides a second cell where the first could be reckoned from the total', () =>
    expect(shown([9, 4, 7], 5)).toEqual([[9, null, null], 20]));
  it('hides two small ones and the total stands', () => expect(shown([9, 4, 3], 5)).toEqual([[9, null, null], 16]));
  it('goes on while what is hidden together is still small', () => expect(shown([9, 1, 1, 8], 5)).toEqual([[9, null, null, null], 19]));
  it('hides the total where a single cell stands alone', () => expect(shown([3, 0, 0], 5)).toEqual([[null, 0, 0], null]));
  it('hides the total where all together are too few', () => expect(shown([2, 1], 5)).toEqual([[null, null], null]));

  it('never lets a hidden cell be reckoned, and never shows a small one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 8 }), (counts, least) => {
        const { cells: published, total } = suppressSmall(cells(...counts), least);
        for (const { n } of published) if (n !== null) expect(n === 0 || n >= least).toBe(true);
        const hidden = counts.filter((_, i) => published[i]!.n === null);
        if (total === null || hidden.length === 0) return;
        expect(total).toBe(counts.reduce((all, n) => all + n, 0));
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((all, n) => all + n, 0)).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 2_000 },
    );
  });

  it('publishes no duration of few cases, and the tail only where it is no single one', () => {
    const spread = { median: 3, p90: 9 };
    expect(publishedSpread({ n: 4, ...spread }, 5, 10)).toEqual({ n: null, median: null, p90: null });
    expect(publishedSpread({ n: 5, ...spread }, 5, 10)).toEqual({ n: 5, median: 3, p90: null });
    expect(publishedSpread({ n: 10, ...spread }, 5, 10)).toEqual({ n: 10, median: 3, p90: 9 });
  });
});
