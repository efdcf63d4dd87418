import type { Court } from '@sandbar/domain';
import { RUNS } from '../turns/first-clock.js';
import { conditionsOf, SUMMARY_COLUMNS } from './case-list.js';
import type { CaseFilter, CaseListQuery, CaseSummary, Keyset } from './case-list.js';

/** An open case, and when the first clock in it ends and whose that is; null where none runs and where the headline alone is held. */
export interface OpenCase {
  readonly row: CaseSummary;
  readonly due: string | null;
  readonly court: Court | null;
}
export interface OpenListQuery {
  readonly filter: Omit<CaseFilter, 'closed' | 'dueBefore'>;
  /** `value`: the due date of the last row of the page before, null where it shows none. */
  readonly after?: Keyset;
  readonly limit: number;
}

/**
 * One page of cases by due date, those without one last. Of a case whose headline alone is held the place tells nothing either: it stands among
 * those without. Each part is read in the order of an index.
 */
export function dueListStatement(
  { filter, after, limit }: Omit<CaseListQuery, 'order'>,
  holders: readonly string[],
): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const where = conditionsOf(filter, holders, add);
  const most = `LIMIT ${add(limit)}::int`;
  const held = `a.holder = ANY (${add(holders)}::text[])`;
  const whole = `EXISTS (SELECT 1 FROM case_access a WHERE a.case_id = c.id AND a.level = 'full' AND ${held})`;
  // Said though «held, and not whole» says it too: few are, and whoever holds none must not have all cases looked at for them.
  const headline = `c.id IN (SELECT a.case_id FROM case_access a WHERE a.level = 'headline' AND ${held})`;
  const part = (due: string, and: readonly string[], order: string): string =>
    `(SELECT c.id, ${due} AS due FROM case_file c WHERE ${[...where, ...and].join(' AND ')} ORDER BY ${order} ${most})`;
  const parts: string[] = [];
  const last = after === undefined ? undefined : `${add(after.id)}::uuid`;
  if (after?.value !== null) {
    const beyond = after === undefined ? [] : [`(c.due_at, c.id) > (${add(after.value)}::timestamptz, ${last})`];
    parts.push(part('c.due_at', ['c.due_at IS NOT NULL', whole, ...beyond], 'c.due_at, c.id'));
  }
  const beyond = after?.value === null ? [`c.id > ${last}`] : [];
  parts.push(part('NULL::timestamptz', ['c.due_at IS NULL', ...beyond], 'c.id'));
  parts.push(part('NULL::timestamptz', ['c.due_at IS NOT NULL', headline, `NOT ${whole}`, ...beyond], 'c.id'));
  return {
    text: `SELECT ${SUMMARY_COLUMNS}, p.due, f.court AS due_court FROM (${parts.join(' UNION ALL ')}) p JOIN case_file c ON c.id = p.id
      LEFT JOIN LATERAL (SELECT d.court FROM deadline d WHERE d.case_id = c.id AND ${RUNS} AND d.due_at = p.due ORDER BY d.court LIMIT 1) f ON true
      ORDER BY p.due NULLS LAST, p.id ${most}`,
    values,
  };
}
