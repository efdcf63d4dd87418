import type { AdministrationAct, Delegation, DelegationStore, NamedDelegation } from '@sandbar/workflow';
import type { Role } from '@sandbar/domain';
import type { DataSource } from 'typeorm';
import { toInstant, toInstantOrNull } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import { insertAct } from './person-writes.js';

interface DelegationColumns extends Record<string, unknown> {
  id: string;
  delegator: string;
  delegate: string;
  roles: Role[];
  valid_from: Date;
  valid_to: Date;
  reason: string;
  granted_by: string;
  granted_at: Date;
  revoked_at: Date | null;
  revoked_by: string | null;
  delegatorName: string;
  delegateName: string;
}
const SELECT = `SELECT d.*, a.display_name AS "delegatorName", b.display_name AS "delegateName"
  FROM delegation d JOIN person a ON a.id = d.delegator JOIN person b ON b.id = d.delegate`;

/** Absence cover in Postgres, in the app role. */
export class PostgresDelegationStore implements DelegationStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async add(delegation: Delegation, act: AdministrationAct): Promise<boolean> {
    const { id, delegator, delegate, roles, from, to, reason, grantedBy, grantedAt } = delegation;
    return this.rooms.open('write', async (db) => {
      // One at a time for one delegator: two requests at once must not lend the same role twice.
      await db.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [delegator]);
      const lent = `SELECT 1 FROM delegation WHERE delegator = $1 AND roles && $2::text[] AND valid_from < $4 AND $3 < valid_to LIMIT 1`;
      if ((await db.query(lent, [delegator, roles, from, to])).rowCount === 1) return false;
      await db.query(
        `INSERT INTO delegation (id, delegator, delegate, roles, valid_from, valid_to, reason, granted_by, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, delegator, delegate, roles, from, to, reason, grantedBy, grantedAt],
      );
      await insertAct(db, act);
      return true;
    });
  }

  async revoke(id: string, at: string, act: AdministrationAct): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      const text = `UPDATE delegation SET valid_to = greatest(valid_from, $2::timestamptz), revoked_at = $2, revoked_by = $3
        WHERE id = $1 AND revoked_at IS NULL AND $2 < valid_to`;
      if ((await db.query(text, [id, at, act.by])).rowCount !== 1) return false;
      await insertAct(db, act);
      return true;
    });
  }

  async find(id: string): Promise<NamedDelegation | undefined> {
    const [row] = await this.rooms.readOpen<DelegationColumns>(`${SELECT} WHERE d.id = $1`, [id]);
    return row && toDelegation(row);
  }

  async list(
    of: { person: string } | { organisation: string } | { authority: string },
    limit: number,
  ): Promise<readonly NamedDelegation[]> {
    const [where, value] =
      'person' in of
        ? ['d.delegator = $1 OR d.delegate = $1', of.person]
        : 'organisation' in of
          ? ['a.organisation_id = $1', of.organisation]
          : ['a.authority_id = $1', of.authority];
    const text = `${SELECT} WHERE ${where} ORDER BY d.valid_from DESC, d.id DESC LIMIT $2`;
    return (await this.rooms.readOpen<DelegationColumns>(text, [value, limit])).map(toDelegation);
  }
}

function toDelegation(row: DelegationColumns): NamedDelegation {
  const { id, delegator, delegate, roles, reason, delegatorName, delegateName } = row;
  return {
    id,
    delegator,
    delegate,
    roles,
    from: toInstant(row.valid_from),
    to: toInstant(row.valid_to),
    reason,
    grantedBy: row.granted_by,
    grantedAt: toInstant(row.granted_at),
    revokedAt: toInstantOrNull(row.revoked_at),
    revokedBy: row.revoked_by,
    delegatorName,
    delegateName,
  };
}
