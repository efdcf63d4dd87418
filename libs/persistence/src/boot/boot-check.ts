import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';
import { migrationState, refuseOtherSchema } from './migrate.js';

/** Tables whose rows belong to somebody: row security must be on, and forced on the owner too. */
export const TENANT_TABLES = [
  'attachment',
  'case_access',
  'case_course',
  'case_file',
  'case_milestone',
  'case_record',
  'command',
  'comment',
  'deadline',
  'notification',
  'outbox',
  'sealed_declaration',
  'similar_pair',
  'similarity_subject',
  'stage_visit',
  'working_copy',
] as const;

/** The database would not keep tenants apart, or is not fit for Chinese: a process that gets this ends with it. */
export class UnsafeStore extends Error {
  override readonly name = 'UnsafeStore';
  readonly code = 'store.unsafe';
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`);
  }
}

/**
 * What every process asks of its data source before it serves: the schema is the code's, the role cannot pass by row security, every tenant
 * table forces it, and the trigram index knows Chinese.
 * @throws MigrationNewerThanCode, MigrationsPending, UnsafeStore, StoreUnavailable
 */
export async function checkStore(dataSource: DataSource): Promise<void> {
  await new Rooms(dataSource).open('read', async (db) => {
    refuseOtherSchema(await migrationState(db));
    await refusePowerfulRole(db);
    await refuseUnforcedTables(db);
    await assertChineseTrigrams(db);
  });
}

async function refusePowerfulRole(db: Db): Promise<void> {
  const { rows } = await db.query<{ name: string; powerful: boolean; owns: string[] | null }>(
    `SELECT r.rolname AS name, r.rolsuper OR r.rolbypassrls AS powerful,
       (SELECT array_agg(c.relname::text) FROM pg_class c WHERE c.relname = ANY ($1::text[]) AND c.relnamespace = 'public'::regnamespace
          AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns
     FROM pg_roles r WHERE r.rolname = current_user`,
    [TENANT_TABLES],
  );
  const role = rows[0]!;
  if (!role.powerful && role.owns === null) return;
  throw new UnsafeStore(
    `数据库角色 ${role.name} 可以绕过行级安全(超级用户、BYPASSRLS 或表所有者)。请改用 sandbar_app 或 sandbar_system。`,
    `The database role ${role.name} can pass by row security (superuser, BYPASSRLS or owner of the tables). Use sandbar_app or sandbar_system.`,
  );
}

async function refuseUnforcedTables(db: Db): Promise<void> {
  const { rows } = await db.query<{ table: string }>(
    `SELECT t.name AS table FROM unnest($1::text[]) AS t(name) LEFT JOIN pg_class c ON c.relname = t.name AND c.relnamespace = 'public'::regnamespace
     WHERE c.oid IS NULL OR NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    [TENANT_TABLES],
  );
  if (rows.length === 0) return;
  const names = rows.map((row) => row.table).join(', ');
  throw new UnsafeStore(`以下表未强制行级安全:${names}。`, `Row security is not forced on: ${names}.`);
}

/** Without a UTF-8 LC_CTYPE pg_trgm sees no Chinese, and searching by name finds nothing. @throws UnsafeStore */
export async function assertChineseTrigrams(db: Pick<Db, 'query'>): Promise<void> {
  const { rows } = await db.query<{ n: number | null }>(`SELECT array_length(show_trgm('沙盒'), 1) AS n`);
  if ((rows[0]?.n ?? 0) > 0) return;
  throw new UnsafeStore(
    '数据库的字符分类(LC_CTYPE)不识别中文,名称检索无法工作。请以 UTF-8 区域初始化数据库。',
    'The character classes (LC_CTYPE) of the database know no Chinese: searching by name cannot work. Initialise it with a UTF-8 locale.',
  );
}
