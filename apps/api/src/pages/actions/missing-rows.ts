import type { Fills } from '../forms/payload-form.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * What was typed, and behind it the rows that the page puts into a list and that are not there: taken out by hand, or new since the form was opened. A row is known by
 * what it carries unseen, which nobody could type; without it the person could not do what the refusal asks for.
 */
export function withMissingRows(payload: Row, fills: Fills): Record<string, unknown> {
  const whole: Record<string, unknown> = { ...payload };
  for (const [pattern, { carried }] of Object.entries(fills)) {
    const [, list, mark] = /^\/([^/]+)\/\*\/([^/]+)$/.exec(pattern) ?? [];
    if (carried !== true || list === undefined || mark === undefined) continue;
    const put = fills[`/${list}`]?.initial;
    const typed = whole[list];
    if (!Array.isArray(put) || !Array.isArray(typed)) continue;
    const there = new Set((typed as Row[]).map((row) => row[mark]));
    whole[list] = [...(typed as Row[]), ...structuredClone((put as Row[]).filter((row) => !there.has(row[mark])))];
  }
  return whole;
}
