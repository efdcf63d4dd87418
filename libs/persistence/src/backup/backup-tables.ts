import type { Client } from 'pg';
import { MIGRATIONS_TABLE } from '../data-source.js';

/** Who may read a table whole: roles under forced row security see all rows only by a policy that says so. */
export type Reader = 'owner' | 'system';

export interface BackupColumn {
  readonly name: string;
  /** As Postgres writes it, for the cast back from text. */
  readonly type: string;
}

/** A table to carry, as the catalogue describes it. */
export interface BackupTable {
  readonly name: string;
  readonly columns: readonly BackupColumn[];
  /** Undefined: row security hides rows from both roles. */
  readonly reader: Reader | undefined;
  readonly forced: boolean;
  /** Tables that must be filled before this one. */
  readonly references: readonly string[];
}

/** What would let somebody in again who was put out since: after a restore everybody signs in anew, and links are handed out anew. */
const SIGN_INS: readonly string[] = ['session', 'enrolment', 'login_attempt'];
/** Whose turn it is, by transactions of that database alone: made anew by the worker. */
const MADE_ANEW: readonly string[] = ['case_turn', 'turn_horizon'];
export const LEFT_OUT: readonly string[] = [...SIGN_INS, ...MADE_ANEW];

/** A column that numbers the transaction of its row: another database counts others, and gives its own. */
const TRANSACTION = 'tx';

const ALL_ROWS = (role: string): string => `EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname
  AND p.cmd IN ('ALL', 'SELECT') AND '${role}' = ANY (p.roles) AND p.qual = 'true')`;

const TABLES = `
SELECT c.relname::text AS name, c.relforcerowsecurity AS forced,
  CASE WHEN c.relrowsecurity AND c.relforcerowsecurity THEN
    CASE WHEN has_table_privilege('sandbar_system', c.oid, 'SELECT') AND ${ALL_ROWS('sandbar_system')} THEN 'system'
         WHEN ${ALL_ROWS('sandbar_owner')} THEN 'owner' END
    ELSE 'owner' END AS reader,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       AND a.attname <> '${TRANSACTION}') AS columns,
  coalesce((SELECT json_agg(DISTINCT f.confrelid::regclass::text) FROM pg_constraint f
     WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid), '[]') AS references
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1 AND c.relname <> ALL ($2)
ORDER BY c.relname`;

/**
 * Every table of the product but those of LEFT_OUT, each after the tables it refers to. The queue's own schema is none of ours: it is disposable.
 * @throws Error where tables refer to each other in a circle
 */
export async function listBackupTables(client: Pick<Client, 'query'>): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<Omit<BackupTable, 'reader'> & { reader: Reader | null }>(TABLES, [MIGRATIONS_TABLE, LEFT_OUT]);
  const waiting = new Map(rows.map((row) => [row.name, { ...row, reader: row.reader ?? undefined }]));
  const sorted: BackupTable[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter((table) => table.references.every((other) => !waiting.has(other)));
    if (free.length === 0) throw new Error(`these tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const table of free) {
      waiting.delete(table.name);
      sorted.push(table);
    }
  }
  return sorted;
}
