import type { CaseHeader, CaseKind, Court, Province } from '@sandbar/domain';

/** A case as lists show it, from the projected columns. */
export interface CaseSummary {
  readonly id: string;
  readonly kind: CaseKind;
  readonly definition: string;
  readonly version: number;
  readonly number: string | null;
  readonly title: string;
  readonly province: Province;
  readonly stage: string;
  readonly court: Court;
  readonly dueAt: string | null;
  readonly closed: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly header: CaseHeader;
}

export type CaseOrder = '-updatedAt' | '-createdAt' | 'dueAt';
/** Filters hold all together; undefined does not filter. */
export interface CaseFilter {
  readonly kind?: CaseKind;
  /** The stage and every stage below it: `review` finds `review.risk`. */
  readonly stage?: string;
  readonly province?: Province;
  readonly court?: Court;
  readonly closed?: boolean;
  /** Due before this instant and not closed. */
  readonly dueBefore?: string;
  /** Part of the title or the number, case-insensitive. */
  readonly text?: string;
  readonly parent?: string;
}
/** Where the page before ended: the sort value (null sorts last) and the id of its last row. */
export interface Keyset {
  readonly value: string | null;
  readonly id: string;
}
export interface CaseListQuery {
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
  readonly after?: Keyset;
  readonly limit: number;
}

export const SUMMARY_COLUMNS =
  'c.id, c.kind, c.definition, c.version, c.number, c.title, c.province, c.stage, c.court, c.due_at, c.closed, c.created_at, c.updated_at, c.header';

const ORDER: Readonly<Record<CaseOrder, string>> = {
  '-updatedAt': 'c.updated_at DESC, c.id DESC',
  '-createdAt': 'c.created_at DESC, c.id DESC',
  dueAt: 'c.due_at ASC NULLS LAST, c.id ASC',
};

/**
 * One page of cases. `holders` null leaves the choice to row security alone (the system role). With holders the list starts from what they hold:
 * the policy alone would look at every case there is and ask for each.
 */
export function caseListStatement(query: CaseListQuery, holders: readonly string[] | null): { text: string; values: unknown[] } {
  const { filter, order, after, limit } = query;
  const values: unknown[] = [];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const where = conditionsOf(filter, holders, add);
  if (after !== undefined) where.push(afterKeyset(order, after, add));
  const condition = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
  return { text: `SELECT ${SUMMARY_COLUMNS} FROM case_file c ${condition} ORDER BY ${ORDER[order]} LIMIT ${add(limit)}`, values };
}

/** Conditions on `c`, with what is held first; a filter that reads more than a headline finds what is held in full only. */
export function conditionsOf(filter: CaseFilter, holders: readonly string[] | null, add: (value: unknown) => string): string[] {
  const where: string[] = [];
  const held = holders === null ? null : `a.holder = ANY (${add(holders)}::text[])`;
  if (held !== null) where.push(`c.id IN (SELECT a.case_id FROM case_access a WHERE ${held})`);
  if (filter.kind !== undefined) where.push(`c.kind = ${add(filter.kind)}`);
  if (filter.stage !== undefined) {
    const stage = add(filter.stage);
    where.push(`(c.stage = ${stage} OR starts_with(c.stage, ${stage} || '.'))`);
  }
  if (filter.province !== undefined) where.push(`c.province = ${add(filter.province)}`);
  if (filter.court !== undefined) where.push(`c.court = ${add(filter.court)}`);
  if (filter.closed !== undefined) where.push(filter.closed ? 'c.closed' : 'NOT c.closed');
  if (filter.dueBefore !== undefined) {
    where.push(`NOT c.closed AND c.due_at < ${add(filter.dueBefore)}`);
    // Of a case whose headline alone is held, nobody learns by asking when something is due.
    if (held !== null) where.push(`EXISTS (SELECT 1 FROM case_access a WHERE a.case_id = c.id AND a.level = 'full' AND ${held})`);
  }
  if (filter.parent !== undefined) where.push(`c.parent_id = ${add(filter.parent)}`);
  if (filter.text !== undefined) {
    const pattern = add(`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
    where.push(`(c.title ILIKE ${pattern} OR c.number ILIKE ${pattern})`);
  }
  return where;
}

function afterKeyset(order: CaseOrder, after: Keyset, add: (value: unknown) => string): string {
  const id = `${add(after.id)}::uuid`;
  if (order !== 'dueAt')
    return `(${order === '-updatedAt' ? 'c.updated_at' : 'c.created_at'}, c.id) < (${add(after.value)}::timestamptz, ${id})`;
  if (after.value === null) return `c.due_at IS NULL AND c.id > ${id}`;
  return `((c.due_at, c.id) > (${add(after.value)}::timestamptz, ${id}) OR c.due_at IS NULL)`;
}
