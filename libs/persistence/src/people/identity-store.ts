import type { Role } from '@sandbar/domain';
import type {
  AccountRow,
  AdministrationAct,
  Attempt,
  AttemptOutcome,
  EnrolmentRow,
  IdentityRow,
  IdentityStore,
  OrganisationRow,
  PersonRow,
  RoleGrantRow,
  SessionRow,
} from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import { settleAttempt, takeAttempt } from './login-attempts.js';
import { identityColumn, PERSON_COLUMNS, SESSION_COLUMNS, toIdentityRow, toPersonRow, toSessionRow } from './person-row.js';
import type { IdentityColumns, PersonColumns, SessionColumns } from './person-row.js';
import * as write from './person-writes.js';

type Row<T> = T & Record<string, unknown>;

/** People, sessions, links and sign-in counters in Postgres; the app role or the system role. */
export class PostgresIdentityStore implements IdentityStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async findAccount(login: string): Promise<AccountRow | undefined> {
    const text = `SELECT ${PERSON_COLUMNS}, c.password_hash FROM person p LEFT JOIN credential c ON c.person_id = p.id WHERE p.login = $1`;
    const [row] = await this.rooms.readOpen<Row<PersonColumns & { password_hash: string | null }>>(text, [login]);
    return row && { person: toPersonRow(row), passwordHash: row.password_hash };
  }

  async findIdentity(person: string, at: string): Promise<IdentityRow | undefined> {
    const text = `SELECT ${identityColumn('$2::timestamptz')} FROM person p WHERE p.id = $1`;
    const [row] = await this.rooms.readOpen<{ identity: IdentityColumns }>({ name: 'identity_find', text }, [person, at]);
    return row && toIdentityRow(row.identity);
  }

  async listPeople(filter: {
    organisation?: string;
    authority?: string;
    demo?: boolean;
    after?: string;
    limit: number;
  }): Promise<readonly PersonRow[]> {
    const text = `SELECT ${PERSON_COLUMNS} FROM person p WHERE ($1::uuid IS NULL OR p.organisation_id = $1) AND ($2::uuid IS NULL OR p.authority_id = $2)
      AND ($3::bool IS NULL OR p.demo = $3) AND ($4::uuid IS NULL OR p.id > $4) ORDER BY p.id LIMIT $5`;
    const { organisation = null, authority = null, demo = null, after = null, limit } = filter;
    return (await this.rooms.readOpen<Row<PersonColumns>>(text, [organisation, authority, demo, after, limit])).map(toPersonRow);
  }

  async listHolders(role: Role, at: string): Promise<readonly PersonRow[]> {
    const text = `SELECT ${PERSON_COLUMNS} FROM person p WHERE p.status <> 'disabled' AND EXISTS (SELECT 1 FROM role_grant g
      WHERE g.person_id = p.id AND g.role = $1 AND g.valid_from <= $2 AND (g.valid_to IS NULL OR $2 < g.valid_to)) ORDER BY p.id`;
    return (await this.rooms.readOpen<Row<PersonColumns>>(text, [role, at])).map(toPersonRow);
  }

  async createPerson(entry: Parameters<IdentityStore['createPerson']>[0]): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      if (!(await write.insertPerson(db, entry.person))) return false;
      for (const grant of entry.grants) await write.insertGrant(db, grant);
      if (entry.passwordHash !== null) await write.putPassword(db, entry.person.id, entry.passwordHash);
      if (entry.enrolment !== null) await write.insertEnrolment(db, entry.enrolment);
      await write.insertAct(db, entry.act);
      return true;
    });
  }

  async upsertDemo(entry: Parameters<IdentityStore['upsertDemo']>[0]): Promise<void> {
    await this.rooms.open('write', async (db) => {
      for (const organisation of entry.organisations) await write.upsertOrganisation(db, organisation);
      for (const { person, grants } of entry.people) {
        await write.upsertPerson(db, person);
        await db.query('DELETE FROM role_grant WHERE person_id = $1', [person.id]);
        for (const grant of grants) await write.insertGrant(db, grant);
      }
    });
  }

  async createOrganisation(organisation: OrganisationRow, act: AdministrationAct): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      if (!(await write.insertOrganisation(db, organisation))) return false;
      await write.insertAct(db, act);
      return true;
    });
  }

  async listOrganisations(filter: { after?: string; limit: number }): Promise<readonly OrganisationRow[]> {
    const text = `SELECT id, uscc, name, home_province AS "homeProvince" FROM organisation WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`;
    return this.rooms.readOpen<Row<OrganisationRow>>(text, [filter.after ?? null, filter.limit]);
  }

  async replacePasswordHash(person: string, was: string, hash: string): Promise<void> {
    const text = 'UPDATE credential SET password_hash = $3 WHERE person_id = $1 AND password_hash = $2';
    await this.rooms.open('write', (db) => db.query(text, [person, was, hash]));
  }

  async disablePerson(person: string, at: string, act: AdministrationAct): Promise<void> {
    await this.rooms.open('write', async (db) => {
      const { rowCount } = await db.query(`UPDATE person SET status = 'disabled' WHERE id = $1`, [person]);
      if (rowCount === 0) return;
      await write.revokeSessionsOf(db, person, at);
      await write.insertAct(db, act);
    });
  }

  async grantRole(grant: RoleGrantRow, act: AdministrationAct): Promise<void> {
    await this.rooms.open('write', async (db) => {
      await write.insertGrant(db, grant);
      await write.insertAct(db, act);
    });
  }

  async endRole(person: string, role: Role, at: string, act: AdministrationAct): Promise<void> {
    await this.rooms.open('write', async (db) => {
      const text = 'UPDATE role_grant SET valid_to = $3 WHERE person_id = $1 AND role = $2 AND (valid_to IS NULL OR valid_to > $3)';
      await db.query(text, [person, role, at]);
      await write.insertAct(db, act);
    });
  }

  async listAdministrationActs(filter: { before?: string; limit: number }): Promise<readonly AdministrationAct[]> {
    const text = `SELECT id, at, by, act, subject, details FROM administration_act WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`;
    const rows = await this.rooms.readOpen<Row<Omit<AdministrationAct, 'at'> & { at: Date }>>(text, [filter.before ?? null, filter.limit]);
    return rows.map(({ id, at, by, act, subject, details }) => ({ id, at: toInstant(at), by, act, subject, details }));
  }

  async issueEnrolment(enrolment: EnrolmentRow, act: AdministrationAct): Promise<void> {
    await this.rooms.open('write', async (db) => {
      await db.query('DELETE FROM enrolment WHERE person_id = $1 AND used_at IS NULL', [enrolment.person]);
      await write.insertEnrolment(db, enrolment);
      await write.insertAct(db, act);
    });
  }

  async redeemEnrolment(entry: Parameters<IdentityStore['redeemEnrolment']>[0]): Promise<{ person: string } | undefined> {
    const { tokenHash, at, passwordHash, session, actId } = entry;
    return this.rooms.open('write', async (db) => {
      // The update locks the link: of two browsers with the same one, the second finds it used.
      const text = `UPDATE enrolment e SET used_at = $2 FROM person p
        WHERE e.token_hash = $1 AND e.used_at IS NULL AND e.issued_at <= $2 AND $2 < e.expires_at AND p.id = e.person_id AND p.status <> 'disabled'
        RETURNING p.id`;
      const { rows } = await db.query<{ id: string }>(text, [tokenHash, at]);
      const person = rows[0]?.id;
      if (person === undefined) return undefined;
      await write.putPassword(db, person, passwordHash);
      await db.query(`UPDATE person SET status = 'active' WHERE id = $1`, [person]);
      await write.revokeSessionsOf(db, person, at);
      await write.insertSession(db, { ...session, person });
      await write.insertAct(db, { id: actId, at, by: person, act: 'enrolment.redeemed', subject: person, details: {} });
      return { person };
    });
  }

  async findUsableEnrolment(tokenHash: string, at: string): Promise<{ login: string; displayName: string; expiresAt: string } | undefined> {
    const text = `SELECT p.login, p.display_name, e.expires_at FROM enrolment e JOIN person p ON p.id = e.person_id
      WHERE e.token_hash = $1 AND e.used_at IS NULL AND e.issued_at <= $2 AND $2 < e.expires_at AND p.status <> 'disabled'`;
    const [row] = await this.rooms.readOpen<{ login: string; display_name: string; expires_at: Date }>(text, [tokenHash, at]);
    return row && { login: row.login, displayName: row.display_name, expiresAt: toInstant(row.expires_at) };
  }

  async openSession(session: SessionRow, replacedTokenHash: string | null): Promise<void> {
    await this.rooms.open('write', async (db) => {
      if (replacedTokenHash !== null) await write.revokeSession(db, replacedTokenHash, session.createdAt);
      await write.insertSession(db, session);
    });
  }

  async findSession(tokenHash: string, at: string): Promise<{ session: SessionRow; identity: IdentityRow } | undefined> {
    const text = `SELECT ${SESSION_COLUMNS}, ${identityColumn('$2::timestamptz')} FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1`;
    const [row] = await this.rooms.readOpen<Row<SessionColumns & { identity: IdentityColumns }>>({ name: 'session_find', text }, [
      tokenHash,
      at,
    ]);
    return row && { session: toSessionRow(row), identity: toIdentityRow(row.identity) };
  }

  async touchSession(tokenHash: string, at: string): Promise<void> {
    await this.rooms.open('write', (db) =>
      db.query('UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2', [tokenHash, at]),
    );
  }

  async revokeSession(tokenHash: string, at: string): Promise<void> {
    await this.rooms.open('write', (db) => write.revokeSession(db, tokenHash, at));
  }

  async revokeSessionsOf(person: string, at: string): Promise<void> {
    await this.rooms.open('write', (db) => write.revokeSessionsOf(db, person, at));
  }

  async listSessionsOf(person: string): Promise<readonly SessionRow[]> {
    const text = `SELECT ${SESSION_COLUMNS} FROM session s WHERE s.person_id = $1 ORDER BY s.created_at, s.id`;
    return (await this.rooms.readOpen<Row<SessionColumns>>(text, [person])).map(toSessionRow);
  }

  async purge(before: string): Promise<number> {
    return this.rooms.open('write', async (db) => {
      const sessions = await db.query('DELETE FROM session WHERE expires_at < $1 OR revoked_at < $1', [before]);
      const links = await db.query('DELETE FROM enrolment WHERE expires_at < $1 OR used_at < $1', [before]);
      const counters = await db.query('DELETE FROM login_attempt WHERE last_at < $1 AND blocked_until < $1', [before]);
      return (sessions.rowCount ?? 0) + (links.rowCount ?? 0) + (counters.rowCount ?? 0);
    });
  }

  async takeAttempt(attempts: readonly Attempt[], at: string, forgetBefore: string): Promise<readonly AttemptOutcome[]> {
    return this.rooms.open('write', (db) => takeAttempt(db, attempts, at, forgetBefore));
  }

  async settleAttempt(entry: { clear: readonly string[]; forgive: readonly string[] }): Promise<void> {
    await this.rooms.open('write', (db) => settleAttempt(db, entry));
  }
}
