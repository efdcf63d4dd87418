import type { Claim } from '@sandbar/workflow';
import type { Db } from '../session/statement.js';

/** One row a claim, in its order: does it hold? Row security lets nobody link to a case out of sight. */
const HOLDS = `SELECT CASE c.claim ->> 'is'
    WHEN 'authority' THEN EXISTS (SELECT 1 FROM authority a WHERE a.id = (c.claim ->> 'id')::uuid AND a.jurisdiction = c.claim ->> 'province'
      AND coalesce(a.valid_from, '-infinity') <= d.day AND coalesce(a.valid_to, 'infinity') >= d.day)
    WHEN 'person' THEN EXISTS (SELECT 1 FROM person p JOIN role_grant g ON g.person_id = p.id
      WHERE p.id = (c.claim ->> 'id')::uuid AND p.status = 'active' AND g.role = c.claim ->> 'role'
      AND g.valid_from <= $2::timestamptz AND (g.valid_to IS NULL OR g.valid_to > $2::timestamptz)
      AND (c.claim ->> 'authority' IS NULL OR p.authority_id = (c.claim ->> 'authority')::uuid))
    WHEN 'deferred' THEN EXISTS (SELECT 1 FROM case_file f WHERE f.id = (c.claim ->> 'id')::uuid AND f.kind = 'pilot-application'
      AND f.stage = 'deferred' AND f.header ->> 'leadApplicant' = c.claim ->> 'leadApplicant')
    ELSE false END AS holds
  FROM json_array_elements($1::json) WITH ORDINALITY AS c (claim, n), (SELECT ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AS day) d ORDER BY c.n`;

/** The claims that do not hold at `at`: offices not in force or of another province, people without the role, cases that were not deferred. */
export async function listFalseClaims(db: Db, claims: readonly Claim[], at: string): Promise<Claim[]> {
  const { rows } = await db.query<{ holds: boolean }>({ name: 'directory_holds', text: HOLDS }, [JSON.stringify(claims), at]);
  return claims.filter((_, index) => rows[index]?.holds !== true);
}
