import type { Ctx } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';

/** Which figures; undefined does not filter. Days are in Shanghai, both included. */
export interface FigureFilter {
  readonly from?: string;
  readonly to?: string;
  readonly province?: string;
  readonly authority?: string;
  readonly type?: string;
}
/** One cell of the cube of counts. */
export interface CountCell {
  readonly what: string;
  /** `2026`, `2026-Q3`, `2026-09`. */
  readonly period: string;
  readonly province: string;
  readonly authority: string | null;
  readonly type: string | null;
  readonly reasonCode: string | null;
  readonly n: number;
}
export type FigurePeriod = 'year' | 'quarter' | 'month';
/** Median and ninth tenth of one kind of days. */
export type DayPair = readonly [median: number, p90: number];
/** How long ended stays in one stage took; `province` null: in all of them. `total` is without time on hold. */
export interface StageCell {
  readonly track: string;
  readonly stage: string;
  readonly province: string | null;
  readonly n: number;
  readonly working: { readonly authority: DayPair; readonly firm: DayPair; readonly total: DayPair };
  readonly calendar: { readonly authority: DayPair; readonly firm: DayPair; readonly total: DayPair };
}
/** Cases that are in a stage now. */
export interface OpenCell {
  readonly stage: string;
  readonly province: string;
  readonly n: number;
  readonly overdue: number;
}
/** Working days that each registered case spent in each stage, all its stays together. */
export interface StageTimes {
  readonly authority: string | null;
  readonly stage: string;
  readonly days: readonly number[];
}

const PERIOD: Readonly<Record<FigurePeriod, string>> = {
  year: `to_char(day, 'YYYY')`,
  quarter: `to_char(day, 'YYYY"-Q"Q')`,
  month: `to_char(day, 'YYYY-MM')`,
};
const OF = `($1::date IS NULL OR $D >= $1::date) AND ($2::date IS NULL OR $D <= $2::date) AND ($3::text IS NULL OR province = $3)
  AND ($4::text IS NULL OR authority = $4) AND ($5::text IS NULL OR type = $5)`;
const dated = (column: string): string => OF.replaceAll('$D', column);
const valuesOf = ({ from, to, province, authority, type }: FigureFilter): unknown[] => [
  from ?? null,
  to ?? null,
  province ?? null,
  authority ?? null,
  type ?? null,
];
/** percentile_disc is the nearest rank: a value that a case really had. */
const pair = (unit: string, court: string): string => {
  const days = court === 'total' ? `${unit}_authority + ${unit}_firm + ${unit}_others` : `${unit}_${court}`;
  return `percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ${days}) AS ${unit}_${court}`;
};
const UNITS = ['working', 'calendar'] as const;
const COURTS = ['authority', 'firm', 'total'] as const;
const PAIRS = UNITS.flatMap((unit) => COURTS.map((court) => pair(unit, court))).join(', ');
interface StageColumns extends Record<string, unknown> {
  track: string;
  stage: string;
  province: string | null;
  n: number;
}

/**
 * The figures over the projections of all cases. As a person of an office in the app role; as nobody, in the system role, for what is published and
 * for forecasts, whose callers withhold small cells.
 */
export class StatisticsQueries {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async listCounts(ctx: Ctx | null, filter: FigureFilter, by: FigurePeriod): Promise<readonly CountCell[]> {
    const text = `SELECT what, ${PERIOD[by]} AS period, province, authority, type, reason_code AS "reasonCode", count(*)::int AS n
      FROM case_milestone WHERE ${dated('day')} GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`;
    return this.read<CountCell & Record<string, unknown>>(ctx, text, valuesOf(filter));
  }

  /** Stays that ended in the period, over all provinces and province by province. */
  async listStages(ctx: Ctx | null, filter: FigureFilter): Promise<readonly StageCell[]> {
    const text = `SELECT track, stage, province, count(*)::int AS n, ${PAIRS} FROM stage_visit WHERE left_day IS NOT NULL AND ${dated('left_day')}
      GROUP BY GROUPING SETS ((track, stage), (track, stage, province)) ORDER BY track, stage, province NULLS FIRST`;
    const rows = await this.read<StageColumns>(ctx, text, valuesOf(filter));
    return rows.map((row) => {
      const of = (unit: string): StageCell['working'] => ({
        authority: row[`${unit}_authority`] as DayPair,
        firm: row[`${unit}_firm`] as DayPair,
        total: row[`${unit}_total`] as DayPair,
      });
      const { track, stage, province, n } = row;
      return { track, stage, province, n, working: of('working'), calendar: of('calendar') };
    });
  }

  /** @param now instant: what was due before it is overdue */
  async listOpen(ctx: Ctx | null, filter: Omit<FigureFilter, 'from' | 'to'>, now: string): Promise<readonly OpenCell[]> {
    const text = `SELECT stage, province, count(*)::int AS n, (count(*) FILTER (WHERE due_at <= $4))::int AS overdue FROM stage_visit
      WHERE track = 'stage' AND left_at IS NULL AND ($1::text IS NULL OR province = $1) AND ($2::text IS NULL OR authority = $2)
        AND ($3::text IS NULL OR type = $3) GROUP BY 1, 2 ORDER BY 1, 2`;
    const { province, authority, type } = filter;
    return this.read<OpenCell & Record<string, unknown>>(ctx, text, [province ?? null, authority ?? null, type ?? null, now]);
  }

  /** Of cases registered since a day; a stage that a case passed by took no day. */
  async listStageTimes(stages: readonly string[], since: string): Promise<readonly StageTimes[]> {
    const text = `WITH registered AS (
        SELECT DISTINCT ON (case_id) case_id, seq, authority FROM case_milestone WHERE what = 'registered' AND day >= $2::date ORDER BY case_id, seq)
      SELECT r.authority, s.stage, array_agg(coalesce(v.days, 0)::int ORDER BY coalesce(v.days, 0)) AS days
      FROM registered r CROSS JOIN unnest($1::text[]) AS s(stage) LEFT JOIN LATERAL (
        SELECT sum(working_authority + working_firm + working_others) AS days FROM stage_visit v
        WHERE v.case_id = r.case_id AND v.track = 'stage' AND v.stage = s.stage AND v.seq < r.seq AND v.left_at IS NOT NULL) v ON true
      GROUP BY 1, 2 ORDER BY 2, 1`;
    return this.read<StageTimes & Record<string, unknown>>(null, text, [stages, since]);
  }

  private read<R extends Record<string, unknown>>(ctx: Ctx | null, text: string, values: readonly unknown[]): Promise<R[]> {
    return ctx === null ? this.rooms.readOpen<R>(text, values) : this.rooms.readAs<R>(ctx, text, values);
  }
}
