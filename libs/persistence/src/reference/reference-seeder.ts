import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';
import { REFERENCE_TABLES } from './reference-tables.js';
import type { ReferenceTable } from './reference-tables.js';

/** Lists of rows by name, as seeds/reference gives them. */
export type ReferenceRows = Readonly<Record<string, readonly object[]>>;

/** Loads reference data by upserts: repeating it changes nothing, a newer release changes what differs, nothing is ever removed. System role. */
export class ReferenceSeeder {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /**
   * All of it in one transaction.
   * @returns how many rows were new or changed, by list
   * @throws Error when a list is missing, or a rule names an authority that there is not
   */
  async upsert(data: object): Promise<Readonly<Record<string, number>>> {
    const lists = data as ReferenceRows;
    return this.rooms.open('write', async (db) => {
      const changed: Record<string, number> = {};
      for (const [list, table] of Object.entries(REFERENCE_TABLES)) changed[list] = await upsertList(db, table, lists[table.source]);
      await refuseUnknownAuthorities(db);
      return changed;
    });
  }
}

async function upsertList(db: Db, { table, source, key, columns }: ReferenceTable, rows: readonly object[] | undefined): Promise<number> {
  if (rows === undefined) throw new Error(`reference data without the list «${source}»`);
  const names = columns.map(([, column]) => column);
  const given = columns.map(([member, column, type]) =>
    column === 'authority' ? `coalesce(r."${member}", '')` : type === 'text[]' ? list(member) : `r."${member}"`,
  );
  const shape = columns.map(([member, , type]) => `"${member}" ${type === 'text[]' ? 'jsonb' : type}`);
  const kept = KEPT[table];
  const set = [...names.filter((name) => !key.includes(name)), 'position'].map((name) => `${name} = ${valueOf(name, kept)}`);
  const differs = [...names, 'position'].map((name) => `t.${name}`).join(', ');
  const excluded = [...names, 'position'].map((name) => valueOf(name, kept)).join(', ');
  const text = `INSERT INTO ${table} AS t (${names.join(', ')}, position)
    SELECT ${given.join(', ')}, r.position FROM jsonb_to_recordset($1::jsonb) AS r(${shape.join(', ')}, position int)
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set.join(', ')} WHERE (${differs}) IS DISTINCT FROM (${excluded})${kept?.rows === undefined ? '' : ` AND NOT (${kept.rows})`}`;
  const { rowCount } = await db.query(text, [JSON.stringify(rows.map((row, position) => ({ ...row, position })))]);
  return rowCount ?? 0;
}

/** What people recorded of a row stands: a release that does not know of it yet must not undo it. */
interface Kept {
  readonly columns: readonly string[];
  /** Whether they stand in the row `t`. */
  readonly where: string;
  /** Rows that are left alone altogether. */
  readonly rows?: string;
}
const KEPT: Readonly<Record<string, Kept>> = {
  authority: {
    columns: ['valid_to', 'successor'],
    where: `EXISTS (SELECT 1 FROM bulk_change b WHERE b.kind = 'succession' AND b.subject = t.id AND b.cancelled_at IS NULL)`,
  },
  rule: {
    columns: ['effective_to'],
    where: `EXISTS (SELECT 1 FROM rule n WHERE n.code = t.code AND n.authority = t.authority AND n.version = t.version + 1 AND n.change IS NOT NULL)`,
    rows: 't.change IS NOT NULL',
  },
};
const valueOf = (name: string, kept: Kept | undefined): string =>
  kept?.columns.includes(name) === true ? `CASE WHEN ${kept.where} THEN t.${name} ELSE EXCLUDED.${name} END` : `EXCLUDED.${name}`;
const list = (member: string): string => `ARRAY (SELECT jsonb_array_elements_text(r."${member}"))`;

async function refuseUnknownAuthorities(db: Db): Promise<void> {
  const text = `SELECT DISTINCT r.authority FROM rule r LEFT JOIN authority a ON a.code = r.authority WHERE r.authority <> '' AND a.id IS NULL`;
  const { rows } = await db.query<{ authority: string }>(text);
  if (rows.length > 0) throw new Error(`rules of unknown authorities: ${rows.map((row) => row.authority).join(', ')}`);
}
