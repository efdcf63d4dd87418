import type { AdministrationAct, EnrolmentRow, OrganisationRow, PersonRow, RoleGrantRow, SessionRow } from '@sandbar/workflow';
import type { Db } from '../session/statement.js';

/** False: the login name is taken. */
export async function insertPerson(db: Db, person: PersonRow): Promise<boolean> {
  const text = `INSERT INTO person (id, login, display_name, email, locale, status, organisation_id, authority_id, province, demo)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (login) DO NOTHING`;
  return (await db.query(text, personValues(person))).rowCount === 1;
}

export async function upsertPerson(db: Db, person: PersonRow): Promise<void> {
  const text = `INSERT INTO person (id, login, display_name, email, locale, status, organisation_id, authority_id, province, demo)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (id) DO UPDATE SET login = $2, display_name = $3, email = $4, locale = $5, status = $6, organisation_id = $7, authority_id = $8,
      province = $9, demo = $10`;
  await db.query(text, personValues(person));
}

function personValues(person: PersonRow): unknown[] {
  const { id, login, displayName, email, locale, status, organisation, authority, province, demo } = person;
  return [id, login, displayName, email, locale, status, organisation, authority, province, demo];
}

/** False: the USCC is taken. */
export async function insertOrganisation(db: Db, organisation: OrganisationRow): Promise<boolean> {
  const { id, uscc, name, homeProvince } = organisation;
  const text = 'INSERT INTO organisation (id, uscc, name, home_province) VALUES ($1, $2, $3, $4) ON CONFLICT (uscc) DO NOTHING';
  return (await db.query(text, [id, uscc, name, homeProvince])).rowCount === 1;
}

export async function upsertOrganisation(db: Db, organisation: OrganisationRow): Promise<void> {
  const { id, uscc, name, homeProvince } = organisation;
  const text = `INSERT INTO organisation (id, uscc, name, home_province) VALUES ($1, $2, $3, $4)
    ON CONFLICT (id) DO UPDATE SET uscc = $2, name = $3, home_province = $4`;
  await db.query(text, [id, uscc, name, homeProvince]);
}

export async function insertGrant(db: Db, grant: RoleGrantRow): Promise<void> {
  const { id, person, role, from, to, grantedBy } = grant;
  const text = 'INSERT INTO role_grant (id, person_id, role, valid_from, valid_to, granted_by) VALUES ($1, $2, $3, $4, $5, $6)';
  await db.query(text, [id, person, role, from, to, grantedBy]);
}

export async function insertAct(db: Db, act: AdministrationAct): Promise<void> {
  const text = 'INSERT INTO administration_act (id, at, by, act, subject, details) VALUES ($1, $2, $3, $4, $5, $6::jsonb)';
  await db.query(text, [act.id, act.at, act.by, act.act, act.subject, JSON.stringify(act.details)]);
}

export async function insertEnrolment(db: Db, enrolment: EnrolmentRow): Promise<void> {
  const { tokenHash, person, issuedBy, issuedAt, expiresAt } = enrolment;
  const text = 'INSERT INTO enrolment (token_hash, person_id, issued_by, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)';
  await db.query(text, [tokenHash, person, issuedBy, issuedAt, expiresAt]);
}

export async function putPassword(db: Db, person: string, hash: string): Promise<void> {
  const text = 'INSERT INTO credential (person_id, password_hash) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE SET password_hash = $2';
  await db.query(text, [person, hash]);
}

export async function insertSession(db: Db, session: SessionRow): Promise<void> {
  const { id, tokenHash, person, by, createdAt, lastSeenAt, expiresAt, revokedAt, userAgent, authenticatedAt, address } = session;
  const text = `INSERT INTO session (id, token_hash, person_id, opened_by, created_at, last_seen_at, expires_at, revoked_at, user_agent, authenticated_at,
    address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
  await db.query(text, [id, tokenHash, person, by, createdAt, lastSeenAt, expiresAt, revokedAt, userAgent, authenticatedAt, address]);
}

export async function revokeSessionsOf(db: Db, person: string, at: string): Promise<void> {
  await db.query('UPDATE session SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL', [person, at]);
}

export async function revokeSession(db: Db, tokenHash: string, at: string): Promise<void> {
  await db.query('UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL', [tokenHash, at]);
}
