import type { AdministrationAct, ApiKeyRow, ApiKeyStore, IdentityRow, KeyPlace } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant, toInstantOrNull } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';
import { identityColumn, toIdentityRow } from './person-row.js';
import type { IdentityColumns } from './person-row.js';
import { insertAct } from './person-writes.js';

interface KeyColumns {
  id: string;
  secretHash: string;
  title: string;
  person: string;
  organisation: string | null;
  authority: string | null;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  replaces: string | null;
  lastUsedAt: Date | null;
  lastUsedFrom: string | null;
}
type Row<T> = T & Record<string, unknown>;
const COLUMNS = `k.id, k.secret_hash AS "secretHash", k.title, k.person_id AS person, k.organisation_id AS organisation, k.authority_id AS authority, k.scopes,
  k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.replaces, k.last_used_at AS "lastUsedAt",
  k.last_used_from AS "lastUsedFrom"`;

/** Keys of systems in Postgres. */
export class PostgresApiKeyStore implements ApiKeyStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async issue(key: ApiKeyRow, act: AdministrationAct): Promise<void> {
    await this.rooms.open('write', async (db) => {
      await insertKey(db, key);
      await insertAct(db, act);
    });
  }

  async rotate(key: ApiKeyRow, oldEndsAt: string, act: AdministrationAct): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      const text = 'UPDATE api_key SET expires_at = least(expires_at, $2) WHERE id = $1 AND revoked_at IS NULL AND expires_at > $3';
      if ((await db.query(text, [key.replaces, oldEndsAt, key.createdAt])).rowCount !== 1) return false;
      await insertKey(db, key);
      await insertAct(db, act);
      return true;
    });
  }

  async revoke(id: string, at: string, act: AdministrationAct): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      const ended = await db.query('UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2', [id, at]);
      if (ended.rowCount !== 1) return false;
      await insertAct(db, act);
      return true;
    });
  }

  async find(id: string, at: string): Promise<{ key: ApiKeyRow; identity: IdentityRow } | undefined> {
    const text = `SELECT ${COLUMNS}, ${identityColumn('$2::timestamptz')} FROM api_key k JOIN person p ON p.id = k.person_id WHERE k.id = $1`;
    const [row] = await this.rooms.readOpen<Row<KeyColumns & { identity: IdentityColumns }>>({ name: 'api_key_find', text }, [id, at]);
    return row && { key: toKey(row), identity: toIdentityRow(row.identity) };
  }

  async list({ organisation, authority }: KeyPlace, at: string): Promise<readonly ApiKeyRow[]> {
    const text = `SELECT ${COLUMNS} FROM api_key k WHERE (k.organisation_id = $1 OR k.authority_id = $2) AND k.revoked_at IS NULL AND k.expires_at > $3
      ORDER BY k.created_at DESC, k.id DESC LIMIT 200`;
    return (await this.rooms.readOpen<Row<KeyColumns>>(text, [organisation, authority, at])).map(toKey);
  }

  async touch(id: string, at: string, from: string): Promise<void> {
    const text = 'UPDATE api_key SET last_used_at = $2, last_used_from = $3 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)';
    await this.rooms.open('write', (db) => db.query(text, [id, at, from]));
  }
}

async function insertKey(db: Db, key: ApiKeyRow): Promise<void> {
  const { id, secretHash, title, person, organisation, authority, scopes, createdAt, expiresAt, replaces } = key;
  const text = `INSERT INTO api_key (id, secret_hash, title, person_id, organisation_id, authority_id, scopes, created_at, expires_at, replaces)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
  await db.query(text, [id, secretHash, title, person, organisation, authority, scopes, createdAt, expiresAt, replaces]);
}

function toKey(row: KeyColumns): ApiKeyRow {
  const { id, secretHash, title, person, organisation, authority, scopes, replaces, lastUsedFrom } = row;
  const [createdAt, expiresAt] = [toInstant(row.createdAt), toInstant(row.expiresAt)];
  const [revokedAt, lastUsedAt] = [toInstantOrNull(row.revokedAt), toInstantOrNull(row.lastUsedAt)];
  return {
    id,
    secretHash,
    title,
    person,
    organisation,
    authority,
    scopes,
    createdAt,
    expiresAt,
    revokedAt,
    replaces,
    lastUsedAt,
    lastUsedFrom,
  };
}
