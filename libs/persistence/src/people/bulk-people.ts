import type { Role } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { Succession } from '@sandbar/workflow';
import type { Db } from '../session/statement.js';
import { insertAct, revokeSessionsOf } from './person-writes.js';

/**
 * Ends the person's grants at an instant. Undefined: there is none to end.
 * @returns which grants were cut and when each would have ended
 */
export async function endGrants(
  db: Db,
  person: string,
  roles: readonly Role[] | null,
  at: string,
  now: string,
): Promise<{ cut: readonly { id: string; to: string | null }[] } | undefined> {
  const text = `WITH was AS (SELECT id, valid_to FROM role_grant WHERE person_id = $1 AND ($2::text[] IS NULL OR role = ANY ($2))
      AND (valid_to IS NULL OR valid_to > $3) FOR UPDATE)
    UPDATE role_grant g SET valid_to = greatest(g.valid_from, $3::timestamptz) FROM was WHERE g.id = was.id
    RETURNING g.id, to_char(was.valid_to AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "to"`;
  const { rows } = await db.query<{ id: string; to: string | null }>(text, [person, roles, at]);
  if (rows.length > 0) return { cut: rows };
  const open = await db.query(`SELECT 1 FROM person WHERE id = $1 AND status <> 'disabled'`, [person]);
  // Somebody without a role can still have an account to be closed.
  return roles === null && at <= now && open.rowCount === 1 ? { cut: [] } : undefined;
}

export async function reopenGrants(db: Db, cut: readonly { id: string; to: string | null }[]): Promise<void> {
  for (const { id, to } of cut) await db.query('UPDATE role_grant SET valid_to = $2 WHERE id = $1', [id, to]);
}

/** Closes the account: no session, no absence cover in either direction. */
export async function leaveNow(db: Db, person: string, at: string): Promise<void> {
  await db.query(`UPDATE person SET status = 'disabled' WHERE id = $1`, [person]);
  await revokeSessionsOf(db, person, at);
  const text = `UPDATE delegation SET valid_to = greatest(valid_from, $2::timestamptz), revoked_at = $2, revoked_by = 'system'
    WHERE (delegator = $1 OR delegate = $1) AND valid_to > $2 AND revoked_at IS NULL`;
  await db.query(text, [person, at]);
}

/**
 * The predecessor's last day is the one before. Undefined: it has a successor already, or one of the two is no office.
 * @returns its last day as it was, if it had one
 */
export async function endTerm(db: Db, { from, to, since }: Succession): Promise<{ lastDay: string | null } | undefined> {
  const text = `WITH was AS (SELECT id, valid_to FROM authority WHERE id = $1 FOR UPDATE)
    UPDATE authority a SET valid_to = $3::date - 1, successor = b.code FROM authority b, was
    WHERE a.id = was.id AND b.id = $2 AND a.successor IS NULL AND a.id <> b.id AND coalesce(a.valid_from, '-infinity') < $3::date
      AND coalesce(b.valid_from, '-infinity') <= $3::date AND coalesce(b.valid_to, 'infinity') >= $3::date
      AND NOT EXISTS (SELECT 1 FROM bulk_change c WHERE c.kind = 'succession' AND c.subject = $1 AND c.cancelled_at IS NULL)
    RETURNING was.valid_to::text AS "lastDay"`;
  return (await db.query<{ lastDay: string | null }>(text, [from, to, since])).rows[0];
}

/** The predecessor stays in office as before. */
export async function reopenTerm(db: Db, from: string, lastDay: string | null): Promise<void> {
  await db.query('UPDATE authority SET valid_to = $2::date, successor = NULL WHERE id = $1', [from, lastDay]);
}

/** The people of the predecessor work at the successor from now on, in the roles they hold. Each leaves its row, once. */
export async function moveIn(db: Db, bulk: string, { from, to }: Succession, at: string): Promise<void> {
  const text = `UPDATE person p SET authority_id = $2, province = coalesce(b.jurisdiction, p.province) FROM authority b
    WHERE p.authority_id = $1 AND b.id = $2 AND p.status <> 'disabled' RETURNING p.id`;
  const { rows } = await db.query<{ id: string }>(text, [from, to]);
  for (const { id } of rows)
    await insertAct(db, {
      id: uuidFrom(bulk, `moved ${id}`),
      at,
      by: 'system',
      act: 'person.moved',
      subject: id,
      details: { from, to, succession: bulk },
    });
}
