import type { Db } from '../session/statement.js';

/** Each answers with lines of text, sorted. */
const QUERIES: Readonly<Record<string, string>> = {
  'row security': `SELECT c.relname || CASE WHEN c.relforcerowsecurity THEN ' forced' ELSE ' NOT FORCED' END AS line
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity`,
  policies: `SELECT tablename || '.' || policyname || ' ' || cmd || ' to ' || array_to_string(roles, ',') || ' using ' || coalesce(qual, '-')
      || ' check ' || coalesce(with_check, '-') AS line FROM pg_policies WHERE schemaname = 'public'`,
  'table grants': `SELECT c.relname || ' ' || CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END || ': '
      || string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type) AS line
    FROM pg_class c, LATERAL aclexplode(c.relacl) x WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner
    GROUP BY c.relname, x.grantee`,
  'column grants': `SELECT c.relname || ' ' || r.rolname || ': UPDATE ' || string_agg(a.attname, ', ' ORDER BY a.attname) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, LATERAL aclexplode(a.attacl) x JOIN pg_roles r ON r.oid = x.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND x.privilege_type = 'UPDATE' GROUP BY c.relname, r.rolname`,
  triggers: `SELECT c.relname || ' ' || pg_get_triggerdef(t.oid) AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace`,
  functions: `SELECT p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') ' || CASE WHEN p.prosecdef THEN 'security definer' ELSE 'invoker' END
      || ' ' || p.provolatile::text || ' execute: ' || coalesce((SELECT string_agg(x.grantee::regrole::text, ', ' ORDER BY x.grantee::regrole::text)
          FROM aclexplode(p.proacl) x WHERE x.grantee::regrole::text <> 'sandbar_owner'), 'PUBLIC') AS line
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  'indexes TypeORM cannot say': `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'
    AND (indexdef ~ ' WHERE | USING gin |DESC|INCLUDE')`,
};

/** What the migrated database holds that no entity says, as text: policies, grants, triggers, functions and the special indexes. */
export async function describeCatalogue(db: Pick<Db, 'query'>): Promise<string> {
  const parts: string[] = [];
  for (const [title, text] of Object.entries(QUERIES)) {
    const { rows } = await db.query<{ line: string }>(text);
    const lines = rows.map((row) => row.line.replace(/\s+/g, ' ').trim()).sort();
    parts.push([`## ${title}`, ...lines].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
