import type { Bilingual } from '@sandbar/domain';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import { REFERENCE_TABLES } from './reference-tables.js';
import { shanghaiDay } from './shanghai-day.js';

export interface RuleListRow {
  readonly code: string;
  readonly title: Bilingual;
  /** Id of the authority that deviates; null: the Delta baseline. */
  readonly authority: string | null;
  readonly value: number;
  readonly unit: string;
  readonly basis: string;
  readonly basisKind: string;
  readonly reason: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly verifiedBy: string | null;
}

/** Reference data that everybody may read. */
export class ReferenceQueries {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /** The rows of a list as they were loaded, in their order. @throws RangeError for a list that there is not */
  async list(list: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const found = Object.hasOwn(REFERENCE_TABLES, list) ? REFERENCE_TABLES[list] : undefined;
    if (found === undefined) throw new RangeError(`no reference list «${list}»`);
    const members = found.columns.map(([member, column]) => `'${member}', ${column}`).join(', ');
    const text = `SELECT json_build_object(${members}) AS row FROM ${found.table} ORDER BY position`;
    return (await this.rooms.readOpen<{ row: Readonly<Record<string, unknown>> }>(text)).map(({ row }) => row);
  }

  /** Offices valid on the instant's day in Asia/Shanghai. */
  async listAuthorities(at: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const day = shanghaiDay(at);
    const within = ({ validFrom, validTo }: Readonly<Record<string, unknown>>): boolean =>
      (validFrom === null || (validFrom as string) <= day) && (validTo === null || day <= (validTo as string));
    return (await this.list('authorities')).filter(within);
  }

  /** Every rule in force at the instant, or, without one, every row; the baseline before its deviations. */
  async listRules(at?: string): Promise<readonly RuleListRow[]> {
    return this.rooms.readOpen<RuleListRow & Record<string, unknown>>(
      `SELECT r.code, r.title, a.id AS authority, r.value::float8 AS value, r.unit, r.basis ->> 'zh' AS basis, r.basis_kind AS "basisKind",
         r.reason ->> 'zh' AS reason, r.effective_from::text AS "from", r.effective_to::text AS "to", r.verified_by AS "verifiedBy"
       FROM rule r LEFT JOIN authority a ON a.code = r.authority
       WHERE $1::date IS NULL OR ($1 >= r.effective_from AND (r.effective_to IS NULL OR $1 <= r.effective_to))
       ORDER BY r.code, r.authority, r.version`,
      [at === undefined ? null : shanghaiDay(at)],
    );
  }

  /** Names of offices, firms and people by id; an unknown id has none. Text that is no id is passed over. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Bilingual>> {
    const uuids = [...new Set(ids.filter((id) => UUID.test(id)))];
    if (uuids.length === 0) return new Map();
    const rows = await this.rooms.readOpen<{ id: string; name: Bilingual }>(
      `SELECT a.id, coalesce((SELECT jsonb_build_object('zh', (a.name ->> 'zh') || '（原' || string_agg(p.name ->> 'zh', '、' ORDER BY p.code) || '）',
           'en', (a.name ->> 'en') || ' (formerly ' || string_agg(p.name ->> 'en', ', ' ORDER BY p.code) || ')')
         FROM bulk_change b JOIN authority p ON p.id = b.subject
         WHERE b.kind = 'succession' AND b.content ->> 'to' = a.id::text AND b.planned_at IS NOT NULL HAVING count(*) > 0), a.name) AS name
       FROM authority a WHERE a.id = ANY ($1::uuid[])
       UNION ALL SELECT id, jsonb_build_object('zh', name, 'en', name) FROM organisation WHERE id = ANY ($1::uuid[])
       UNION ALL SELECT id, jsonb_build_object('zh', display_name, 'en', display_name) FROM person WHERE id = ANY ($1::uuid[])`,
      [uuids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
