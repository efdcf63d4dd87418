import type { Province, Role } from '@sandbar/domain';
import type { AdministrationAct, InvitationRow, InvitationStore, Locale } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant, toInstantOrNull } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';
import { insertAct, insertGrant, insertSession, putPassword, revokeSessionsOf } from './person-writes.js';

interface InvitationColumns extends Record<string, unknown> {
  id: string;
  email: string;
  display_name: string;
  locale: Locale;
  roles: Role[];
  organisation_id: string | null;
  authority_id: string | null;
  province: Province | null;
  token_hash: string;
  invited_by: string;
  invited_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  accepted_by: string | null;
  revoked_at: Date | null;
}
const OPEN = 'accepted_at IS NULL AND revoked_at IS NULL';
/** The account of an address: by its sign-in name before its e-mail, one in use before a closed one. */
const ACCOUNT = `SELECT id, status FROM person WHERE login = $1 OR lower(email) = $1
  ORDER BY (status <> 'disabled') DESC, (login = $1) DESC, id LIMIT 1`;

/** Invitations in Postgres, in the app role. */
export class PostgresInvitationStore implements InvitationStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async add(row: InvitationRow, act: AdministrationAct): Promise<void> {
    await this.rooms.open('write', async (db) => {
      const same = 'organisation_id IS NOT DISTINCT FROM $2 AND authority_id IS NOT DISTINCT FROM $3';
      const back = `UPDATE invitation SET revoked_at = $4 WHERE email = $1 AND ${same} AND ${OPEN}`;
      await db.query(back, [row.email, row.organisation, row.authority, row.invitedAt]);
      await db.query(
        `INSERT INTO invitation (id, email, display_name, locale, roles, organisation_id, authority_id, province, token_hash, invited_by, invited_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[row.id, row.email, row.displayName, row.locale, row.roles, row.organisation, row.authority, row.province],
          ...[row.tokenHash, row.invitedBy, row.invitedAt, row.expiresAt],
        ],
      );
      await insertAct(db, act);
    });
  }

  async find(id: string): Promise<InvitationRow | undefined> {
    return this.one('id = $1', [id]);
  }

  async findUsable(tokenHash: string, at: string): Promise<InvitationRow | undefined> {
    return this.one(`token_hash = $1 AND ${OPEN} AND invited_at <= $2 AND $2 < expires_at`, [tokenHash, at]);
  }

  async list(of: { organisation: string } | { authority: string }, limit: number): Promise<readonly InvitationRow[]> {
    const [column, value] = 'organisation' in of ? ['organisation_id', of.organisation] : ['authority_id', of.authority];
    const text = `SELECT * FROM invitation WHERE ${column} = $1 ORDER BY id DESC LIMIT $2`;
    return (await this.rooms.readOpen<InvitationColumns>(text, [value, limit])).map(toInvitation);
  }

  async renew(id: string, tokenHash: string, at: string, expiresAt: string, act: AdministrationAct): Promise<boolean> {
    const text = `UPDATE invitation SET token_hash = $2, invited_at = $3, expires_at = $4 WHERE id = $1 AND ${OPEN}`;
    return this.change(text, [id, tokenHash, at, expiresAt], act);
  }

  async revoke(id: string, at: string, act: AdministrationAct): Promise<boolean> {
    return this.change(`UPDATE invitation SET revoked_at = $2 WHERE id = $1 AND ${OPEN}`, [id, at], act);
  }

  async isTaken(email: string): Promise<boolean> {
    const [row] = await this.rooms.readOpen<{ id: string; status: string }>(ACCOUNT, [email]);
    return row !== undefined && row.status !== 'disabled';
  }

  async accept(entry: Parameters<InvitationStore['accept']>[0]): Promise<{ person: string } | 'taken' | 'gone'> {
    const { tokenHash, at, session, actId } = entry;
    return this.rooms.open('write', async (db) => {
      // The lock makes the second of two browsers with one link find it used.
      const found = `SELECT * FROM invitation WHERE token_hash = $1 AND ${OPEN} AND invited_at <= $2 AND $2 < expires_at FOR UPDATE`;
      const row = (await db.query<InvitationColumns>(found, [tokenHash, at])).rows[0];
      if (row === undefined) return 'gone';
      const invitation = toInvitation(row);
      const person = await openAccount(db, invitation, entry.person);
      if (person === undefined) return 'taken';
      await putPassword(db, person, entry.passwordHash);
      for (const grant of entry.grants(person, invitation)) await insertGrant(db, grant);
      await revokeSessionsOf(db, person, at);
      await insertSession(db, { ...session, person });
      await db.query('UPDATE invitation SET accepted_at = $2, accepted_by = $3 WHERE id = $1', [invitation.id, at, person]);
      const { id, roles, invitedBy } = invitation;
      await insertAct(db, {
        id: actId,
        at,
        by: person,
        act: 'invitation.accepted',
        subject: person,
        details: { invitation: id, roles, invitedBy },
      });
      return { person };
    });
  }

  private async one(where: string, values: readonly unknown[]): Promise<InvitationRow | undefined> {
    const [row] = await this.rooms.readOpen<InvitationColumns>(`SELECT * FROM invitation WHERE ${where}`, values);
    return row && toInvitation(row);
  }

  private async change(text: string, values: readonly unknown[], act: AdministrationAct): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      if ((await db.query(text, values)).rowCount !== 1) return false;
      await insertAct(db, act);
      return true;
    });
  }
}

/** A new account, or the closed one of that address at its new place, under the same id. Undefined: the address is in use. */
async function openAccount(db: Db, invitation: InvitationRow, id: string): Promise<string | undefined> {
  const { email, displayName, locale, organisation, authority, province } = invitation;
  const place = [organisation, authority, province];
  const known = (await db.query<{ id: string; status: string }>(`${ACCOUNT} FOR UPDATE`, [email])).rows[0];
  if (known !== undefined && known.status !== 'disabled') return undefined;
  if (known !== undefined) {
    const text = `UPDATE person SET login = $2, email = $2, display_name = $3, locale = $4, status = 'active', organisation_id = $5, authority_id = $6,
      province = $7 WHERE id = $1`;
    await db.query(text, [known.id, email, displayName, locale, ...place]);
    return known.id;
  }
  const text = `INSERT INTO person (id, login, email, display_name, locale, status, organisation_id, authority_id, province, demo)
    VALUES ($1, $2, $2, $3, $4, 'active', $5, $6, $7, false) ON CONFLICT (login) DO NOTHING`;
  return (await db.query(text, [id, email, displayName, locale, ...place])).rowCount === 1 ? id : undefined;
}

function toInvitation(row: InvitationColumns): InvitationRow {
  const { id, email, locale, roles, province } = row;
  return {
    ...{
      id,
      email,
      displayName: row.display_name,
      locale,
      roles,
      organisation: row.organisation_id,
      authority: row.authority_id,
      province,
    },
    ...{ tokenHash: row.token_hash, invitedBy: row.invited_by, invitedAt: toInstant(row.invited_at), expiresAt: toInstant(row.expires_at) },
    ...{ acceptedAt: toInstantOrNull(row.accepted_at), acceptedBy: row.accepted_by, revokedAt: toInstantOrNull(row.revoked_at) },
  };
}
