import type { AdministrationAct, ExternalIdentityRow, ExternalIdentityStore, OidcAttemptRow } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import { insertAct } from './person-writes.js';

type Row<T> = T & Record<string, unknown>;

/** Links to an identity provider, and ways to it that were begun, in Postgres. */
export class PostgresExternalIdentityStore implements ExternalIdentityStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async findPerson(issuer: string, subject: string): Promise<string | undefined> {
    const text = 'SELECT person_id FROM external_identity WHERE issuer = $1 AND subject = $2';
    return (await this.rooms.readOpen<{ person_id: string }>(text, [issuer, subject]))[0]?.person_id;
  }

  async listOf(person: string): Promise<readonly ExternalIdentityRow[]> {
    const text = `SELECT id, person_id AS person, issuer, subject, linked_at AS "linkedAt", linked_by AS "linkedBy" FROM external_identity
      WHERE person_id = $1 ORDER BY linked_at, id`;
    const rows = await this.rooms.readOpen<Row<Omit<ExternalIdentityRow, 'linkedAt'> & { linkedAt: Date }>>(text, [person]);
    return rows.map(({ id, issuer, subject, linkedAt, linkedBy }) => ({
      id,
      person,
      issuer,
      subject,
      linkedAt: toInstant(linkedAt),
      linkedBy,
    }));
  }

  async link(identity: ExternalIdentityRow, act: AdministrationAct): Promise<boolean> {
    const { id, person, issuer, subject, linkedAt, linkedBy } = identity;
    return this.rooms.open('write', async (db) => {
      const text = `INSERT INTO external_identity (id, person_id, issuer, subject, linked_at, linked_by) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING`;
      if ((await db.query(text, [id, person, issuer, subject, linkedAt, linkedBy])).rowCount !== 1) return false;
      await insertAct(db, act);
      return true;
    });
  }

  async unlink(person: string, id: string, act: AdministrationAct): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      if ((await db.query('DELETE FROM external_identity WHERE person_id = $1 AND id = $2', [person, id])).rowCount !== 1) return false;
      await insertAct(db, act);
      return true;
    });
  }

  async begin(attempt: OidcAttemptRow): Promise<void> {
    const { stateHash, browserHash, sealed, purpose, session, next, expiresAt } = attempt;
    await this.rooms.open('write', (db) =>
      db.query(
        'INSERT INTO oidc_attempt (state_hash, browser_hash, sealed, purpose, session_id, next, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [stateHash, browserHash, sealed, purpose, session, next, expiresAt],
      ),
    );
  }

  async take(stateHash: string, browserHash: string, at: string): Promise<OidcAttemptRow | undefined> {
    type Found = Row<{
      browser_hash: string;
      sealed: string;
      purpose: OidcAttemptRow['purpose'];
      session_id: string | null;
      next: string;
      expires_at: Date;
    }>;
    return this.rooms.open('write', async (db) => {
      await db.query('DELETE FROM oidc_attempt WHERE expires_at < $1 AND state_hash <> $2', [at, stateHash]);
      const text = 'DELETE FROM oidc_attempt WHERE state_hash = $1 RETURNING browser_hash, sealed, purpose, session_id, next, expires_at';
      const row = (await db.query<Found>(text, [stateHash])).rows[0];
      if (row === undefined || row.browser_hash !== browserHash || toInstant(row.expires_at) <= at) return undefined;
      const { sealed, purpose, session_id: session, next } = row;
      return { stateHash, browserHash, sealed, purpose, session, next, expiresAt: toInstant(row.expires_at) };
    });
  }
}
