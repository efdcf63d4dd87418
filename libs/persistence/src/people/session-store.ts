import type { AdministrationAct, SessionRow, SessionStore } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';
import { SESSION_COLUMNS, toSessionRow } from './person-row.js';
import type { SessionColumns } from './person-row.js';
import { insertAct, putPassword } from './person-writes.js';

/** Open sessions in Postgres, for the person they belong to and for the security administrator. */
export class PostgresSessionStore implements SessionStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async listLive(person: string, at: string, idleSince: string): Promise<readonly SessionRow[]> {
    const text = `SELECT ${SESSION_COLUMNS} FROM session s
      WHERE s.person_id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3 ORDER BY s.created_at DESC, s.id DESC LIMIT 200`;
    return (await this.rooms.readOpen<SessionColumns & Record<string, unknown>>(text, [person, at, idleSince])).map(toSessionRow);
  }

  async revokeOne(person: string, session: string, at: string, act: AdministrationAct | null): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      const text = 'UPDATE session SET revoked_at = $3 WHERE person_id = $1 AND id = $2 AND revoked_at IS NULL';
      const ended = (await db.query(text, [person, session, at])).rowCount === 1;
      if (ended && act !== null) await insertAct(db, act);
      return ended;
    });
  }

  async revokeOthers(person: string, kept: string | null, at: string, act: AdministrationAct | null): Promise<number> {
    return this.rooms.open('write', async (db) => {
      const ended = await endOthers(db, person, kept, at);
      if (act !== null) await insertAct(db, act);
      return ended;
    });
  }

  async renew(session: Parameters<SessionStore['renew']>[0]): Promise<boolean> {
    return this.rooms.open('write', (db) => renew(db, session));
  }

  async changePassword(entry: Parameters<SessionStore['changePassword']>[0]): Promise<boolean> {
    const { person, passwordHash, kept, at, act } = entry;
    return this.rooms.open('write', async (db) => {
      if (!(await renew(db, { ...kept, at }))) return false;
      await putPassword(db, person, passwordHash);
      await endOthers(db, person, kept.id, at);
      await insertAct(db, act);
      return true;
    });
  }
}

async function endOthers(db: Db, person: string, kept: string | null, at: string): Promise<number> {
  const text = 'UPDATE session SET revoked_at = $3 WHERE person_id = $1 AND id IS DISTINCT FROM $2::uuid AND revoked_at IS NULL';
  return (await db.query(text, [person, kept, at])).rowCount ?? 0;
}

async function renew(db: Db, { id, tokenHash, newTokenHash, at }: Parameters<SessionStore['renew']>[0]): Promise<boolean> {
  const text = `UPDATE session SET token_hash = $3, authenticated_at = $4, last_seen_at = greatest(last_seen_at, $4)
    WHERE id = $1 AND token_hash = $2 AND revoked_at IS NULL AND expires_at > $4`;
  return (await db.query(text, [id, tokenHash, newTokenHash, at])).rowCount === 1;
}
