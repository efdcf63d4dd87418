import type { AdministrationAct, ChallengeRow, SecondFactorStore, TotpRow } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant, toInstantOrNull } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import { insertAct, revokeSessionsOf } from './person-writes.js';

type Row<T> = T & Record<string, unknown>;

/** Authenticators, recovery codes and sign-ins that wait for their second step, in Postgres. */
export class PostgresSecondFactorStore implements SecondFactorStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async findTotp(person: string): Promise<TotpRow | undefined> {
    const text = 'SELECT sealed_secret, confirmed_at, last_step FROM totp WHERE person_id = $1';
    const [row] = await this.rooms.readOpen<Row<{ sealed_secret: string; confirmed_at: Date | null; last_step: number }>>(text, [person]);
    return row && { person, sealedSecret: row.sealed_secret, confirmedAt: toInstantOrNull(row.confirmed_at), lastStep: row.last_step };
  }

  async startTotp(person: string, sealedSecret: string, at: string): Promise<boolean> {
    const text = `INSERT INTO totp (person_id, sealed_secret, started_at, last_step) VALUES ($1, $2, $3, -1)
      ON CONFLICT (person_id) DO UPDATE SET sealed_secret = $2, started_at = $3, last_step = -1 WHERE totp.confirmed_at IS NULL`;
    return (await this.change(text, [person, sealedSecret, at])) === 1;
  }

  async confirmTotp(entry: Parameters<SecondFactorStore['confirmTotp']>[0]): Promise<boolean> {
    const { person, step, at, codeHashes, act } = entry;
    return this.rooms.open('write', async (db) => {
      const text = 'UPDATE totp SET confirmed_at = $2, last_step = $3 WHERE person_id = $1 AND confirmed_at IS NULL AND last_step < $3';
      if ((await db.query(text, [person, at, step])).rowCount !== 1) return false;
      await db.query('DELETE FROM recovery_code WHERE person_id = $1', [person]);
      await db.query('INSERT INTO recovery_code (person_id, code_hash) SELECT $1, unnest($2::text[])', [person, codeHashes]);
      await insertAct(db, act);
      return true;
    });
  }

  async takeStep(person: string, step: number): Promise<boolean> {
    const text = 'UPDATE totp SET last_step = $2 WHERE person_id = $1 AND confirmed_at IS NOT NULL AND last_step < $2';
    return (await this.change(text, [person, step])) === 1;
  }

  async takeRecoveryCode(person: string, codeHash: string, at: string): Promise<boolean> {
    const text = 'UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL';
    return (await this.change(text, [person, codeHash, at])) === 1;
  }

  async countRecoveryCodes(person: string): Promise<number> {
    const text = 'SELECT count(*)::int AS n FROM recovery_code WHERE person_id = $1 AND used_at IS NULL';
    return (await this.rooms.readOpen<{ n: number }>(text, [person]))[0]?.n ?? 0;
  }

  async removeTotp(entry: { person: string; at: string; endSessions: boolean; act: AdministrationAct }): Promise<boolean> {
    const { person, at, endSessions, act } = entry;
    return this.rooms.open('write', async (db) => {
      if ((await db.query('DELETE FROM totp WHERE person_id = $1', [person])).rowCount !== 1) return false;
      await db.query('DELETE FROM recovery_code WHERE person_id = $1', [person]);
      if (endSessions) await revokeSessionsOf(db, person, at);
      await insertAct(db, act);
      return true;
    });
  }

  async putChallenge({ tokenHash, person, by, issuedAt, expiresAt }: ChallengeRow): Promise<void> {
    await this.rooms.open('write', async (db) => {
      await db.query('DELETE FROM sign_in_challenge WHERE expires_at < $1', [issuedAt]);
      const text = 'INSERT INTO sign_in_challenge (token_hash, person_id, opened_by, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)';
      await db.query(text, [tokenHash, person, by, issuedAt, expiresAt]);
    });
  }

  async findChallenge(tokenHash: string, at: string): Promise<ChallengeRow | undefined> {
    const text = 'SELECT person_id, opened_by, issued_at, expires_at FROM sign_in_challenge WHERE token_hash = $1 AND expires_at > $2';
    type Found = Row<{ person_id: string; opened_by: ChallengeRow['by']; issued_at: Date; expires_at: Date }>;
    const [row] = await this.rooms.readOpen<Found>(text, [tokenHash, at]);
    return (
      row && {
        tokenHash,
        person: row.person_id,
        by: row.opened_by,
        issuedAt: toInstant(row.issued_at),
        expiresAt: toInstant(row.expires_at),
      }
    );
  }

  async takeChallenge(tokenHash: string): Promise<boolean> {
    return (await this.change('DELETE FROM sign_in_challenge WHERE token_hash = $1', [tokenHash])) === 1;
  }

  private async change(text: string, values: readonly unknown[]): Promise<number> {
    return this.rooms.open('write', async (db) => (await db.query(text, values)).rowCount ?? 0);
  }
}
