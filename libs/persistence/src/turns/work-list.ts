import type { CaseKind, OwnCourts, Province } from '@sandbar/domain';
import { SUMMARY_COLUMNS } from '../read/case-list.js';
import { firstClock } from './first-clock.js';
import { NO_CASE } from './turn-store.js';

/** Where one person sits, or would sit in somebody's stead. */
export interface Sitting {
  /** role@holder. */
  readonly seats: readonly string[];
  /** The person, and whoever is stood for. */
  readonly persons: readonly [string, ...string[]];
}
export interface WorkFilter {
  readonly kind?: CaseKind;
  /** The stage and every stage below it. */
  readonly stage?: string;
  readonly province?: Province;
  /** Due before this instant. */
  readonly dueBefore?: string;
  /** Due at this instant or later. */
  readonly dueFrom?: string;
  /** Part of the title or the number, case-insensitive. */
  readonly text?: string;
}
/** The end of the page before: `due` null for a case without a date (they come last). */
export interface WorkPlace {
  readonly due: string | null;
  readonly id: string;
}
export interface WorkQuery {
  /** What waits for the person, in the own name and in others' stead; or for anybody of these holders. */
  readonly of: { readonly own: Sitting; readonly lent: readonly Sitting[] } | { readonly holders: readonly string[] };
  /** In whose time the own clocks run. */
  readonly courts: OwnCourts;
  readonly filter: WorkFilter;
  readonly after?: WorkPlace;
  readonly limit: number;
}

type Add = (value: unknown) => string;

/** How far the projection reaches; nowhere where it is empty or counts another database's transactions. */
const REACH = `reach AS MATERIALIZED (
    SELECT CASE WHEN t.upto <= x.xmin THEN t.upto END AS upto, CASE WHEN t.upto <= x.xmin THEN t.filled_to ELSE '${NO_CASE}'::uuid END AS filled_to
    FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin) x LEFT JOIN turn_horizon t ON t.id = 1)`;
/** Cases that moved since, and those that a filling has still to come to. */
const LATE = `moved AS MATERIALIZED (SELECT m.case_id FROM reach, held_cases_changed_since(reach.upto) AS m(case_id)),
  late AS MATERIALIZED (SELECT case_id FROM moved UNION SELECT a.case_id FROM reach, held_cases_above(reach.filled_to) AS a(case_id))`;
/** Of a headline nobody learns when it is due. */
const WHOLE = `EXISTS (SELECT 1 FROM case_access a WHERE a.case_id = c.id AND a.level = 'full' OFFSET 0)`;

/**
 * One page of a work list by due date, in one statement and so of one moment. What the projection knows is `sure`; of what it has not reached the
 * caller must ask the machine.
 */
export function workListStatement(query: WorkQuery): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const add: Add = (value) => `$${values.push(value)}`;
  const limit = `${add(query.limit)}::int`;
  const key = placeKey(query.after, add);
  const known = `t.case_id <= (SELECT filled_to FROM reach) AND NOT EXISTS (SELECT 1 FROM moved m WHERE m.case_id = t.case_id)`;
  const where = [known, ...filters(query.filter, 't', 't.due_at', add), ...key('t.due_at', 't.case_id')].join(' AND ');
  const text = query.filter.text === undefined ? '' : ' JOIN case_file c ON c.id = t.case_id';
  const branch = (over: string, own: string, sure: boolean): string =>
    `SELECT f.case_id, f.due_at, f.due_court, ${sure} AS sure FROM ${over} CROSS JOIN LATERAL (
       SELECT t.case_id, t.due_at, t.due_court FROM case_turn t${text} WHERE ${own} AND ${where} ORDER BY t.due_at, t.case_id LIMIT ${limit}) f`;
  const own = courtOf(query.courts, add);
  const late = [...filters(query.filter, 'c', 'd.due_at', add), ...key('d.due_at', 'c.id')];
  const found = [
    ...choices(query.of, branch, add),
    `SELECT c.id, d.due_at, f.court, false FROM late l JOIN case_file c ON c.id = l.case_id
      LEFT JOIN LATERAL (${firstClock('c.id', own)}) f ON ${WHOLE}
      CROSS JOIN LATERAL (SELECT coalesce(f.due_at, 'infinity') AS due_at) d
      WHERE ${['NOT c.closed', ...late].join(' AND ')}`,
  ];
  return {
    text: `WITH ${REACH}, ${LATE},
  found AS (${found.map((one) => `(${one})`).join(' UNION ALL ')}),
  top AS (SELECT case_id, min(due_at) AS due_at, (array_agg(due_court ORDER BY due_at))[1] AS due_court, bool_or(sure) AS sure FROM found GROUP BY case_id ORDER BY 2, 1 LIMIT ${limit})
  SELECT top.case_id AS place, nullif(top.due_at, 'infinity') AS due, top.due_court, top.sure, ${SUMMARY_COLUMNS}, c.head_hash, c.snapshot, c.leaves
  FROM top LEFT JOIN case_file c ON c.id = top.case_id ORDER BY top.due_at, top.case_id`,
    values,
  };
}

/** The own court in the case `c`, as an expression. */
function courtOf({ organisation, ...courts }: OwnCourts, add: Add): string {
  const party = `EXISTS (SELECT 1 FROM json_array_elements_text(c.header -> 'parties') AS p(id) WHERE p.id = ${add(organisation)}::text)`;
  return `(${add(JSON.stringify(courts))}::json -> CASE WHEN ${party} THEN 'party' ELSE 'other' END ->> c.kind)`;
}

type Branch = (over: string, own: string, sure: boolean) => string;

function choices(of: WorkQuery['of'], branch: Branch, add: Add): string[] {
  if ('holders' in of) {
    // A case waits for several seats of an office; it is one case. Its rows lie beside each other in the index.
    return [
      branch(`unnest(${add(of.holders)}::text[]) AS s(holder)`, 't.holder = s.holder', true).replace(
        'SELECT t.case_id, t.due_at, t.due_court',
        'SELECT DISTINCT t.case_id, t.due_at, t.due_court',
      ),
    ];
  }
  const seats = (sitting: Sitting): string => `unnest(${add(sitting.seats)}::text[]) AS s(seat)`;
  const own = add(of.own.persons[0]);
  return [
    branch(seats(of.own), `t.seat = s.seat AND (t.person = '' OR t.person = ${own}) AND NOT ${own} = ANY (t.barred)`, true),
    // Two persons' pasts count in somebody's stead: the machine is asked about each.
    ...of.lent.map((sitting) =>
      branch(
        seats(sitting),
        `t.seat = s.seat AND NOT t.personal AND (t.person = '' OR t.person = ANY (${add(sitting.persons)}::text[]))`,
        false,
      ),
    ),
  ];
}

function filters(filter: WorkFilter, at: 't' | 'c', due: string, add: Add): string[] {
  const where: string[] = [];
  if (filter.kind !== undefined) where.push(`${at}.kind = ${add(filter.kind)}`);
  if (filter.stage !== undefined) {
    const stage = `${add(filter.stage)}::text`;
    where.push(`(${at}.stage = ${stage} OR starts_with(${at}.stage, ${stage} || '.'))`);
  }
  if (filter.province !== undefined) where.push(`${at}.province = ${add(filter.province)}`);
  if (filter.dueBefore !== undefined) where.push(`${due} < ${add(filter.dueBefore)}::timestamptz`);
  if (filter.dueFrom !== undefined) where.push(`${due} >= ${add(filter.dueFrom)}::timestamptz`);
  if (filter.text !== undefined) {
    const pattern = add(`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
    where.push(`(c.title ILIKE ${pattern} OR c.number ILIKE ${pattern})`);
  }
  return where;
}

function placeKey(after: WorkPlace | undefined, add: Add): (due: string, id: string) => string[] {
  if (after === undefined) return () => [];
  const [due, id] = [`${add(after.due ?? 'infinity')}::timestamptz`, `${add(after.id)}::uuid`];
  return (at, of) => [`(${at}, ${of}) > (${due}, ${id})`];
}

/** How much waits, counted up to a most; of the projection, so some seconds old. @param most cases of each seat that are counted */
export function workCountStatement(own: Sitting, now: string, soon: string, most: number): { text: string; values: unknown[] } {
  const text = `SELECT count(*)::int AS "all", count(*) FILTER (WHERE due_at < $3)::int AS overdue,
      count(*) FILTER (WHERE due_at >= $3 AND due_at < $4)::int AS soon
    FROM (SELECT DISTINCT f.case_id, f.due_at FROM unnest($1::text[]) AS s(seat) CROSS JOIN LATERAL (
      SELECT t.case_id, t.due_at FROM case_turn t WHERE t.seat = s.seat AND (t.person = '' OR t.person = $2) AND NOT $2 = ANY (t.barred)
      ORDER BY t.due_at, t.case_id LIMIT $5) f ORDER BY 2, 1 LIMIT $5) one`;
  return { text, values: [own.seats, own.persons[0], now, soon, most] };
}
