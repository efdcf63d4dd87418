import type { Role } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type {
  AdministrationAct,
  BulkCase,
  BulkCaseOutcome,
  BulkChange,
  BulkChangeStore,
  BulkContent,
  BulkProgress,
  CommandJob,
  PlanJob,
} from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';
import { candidatesOf } from './bulk-candidates.js';
import { endGrants, endTerm, leaveNow, moveIn, reopenGrants, reopenTerm } from './bulk-people.js';
import { OUTCOME, PROGRESS, toProgress } from './bulk-progress.js';
import type { ProgressColumns } from './bulk-progress.js';
import { insertAct } from './person-writes.js';

/** What is stored: what was asked for, and how things stood before. */
type Begun = BulkContent & { readonly cut?: readonly { id: string; to: string | null }[]; readonly lastDay?: string | null };

/** Bulk changes in Postgres, on a data source of the system role. */
export class PostgresBulkChanges implements BulkChangeStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async preview(content: BulkContent, limit: number): Promise<{ total: number; cases: readonly BulkCase[] }> {
    const { where, values } = candidatesOf(content);
    return this.rooms.open('read', async (db) => {
      const counted = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM case_file c WHERE ${where}`, values);
      const text = `SELECT c.id, c.number, c.province, c.stage FROM case_file c WHERE ${where} ORDER BY c.id LIMIT $${values.length + 1}`;
      const { rows } = await db.query<BulkCase & Record<string, unknown>>(text, [...values, limit]);
      return { total: counted.rows[0]?.n ?? 0, cases: rows };
    });
  }

  async record(change: BulkChange, act: AdministrationAct): Promise<boolean> {
    const { id, content, effectiveAt, requestedBy, requestedAt } = change;
    const subject = content.kind === 'departure' ? content.person : content.from;
    return this.rooms.open('write', async (db) => {
      const begun =
        content.kind === 'succession'
          ? await endTerm(db, content)
          : await endGrants(db, content.person, content.roles, effectiveAt, requestedAt);
      if (begun === undefined) return false;
      await db.query(
        `INSERT INTO bulk_change (id, kind, subject, content, effective_at, requested_by, requested_at) VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7)`,
        [id, content.kind, subject, JSON.stringify({ ...content, ...begun }), effectiveAt, requestedBy, requestedAt],
      );
      if (content.kind === 'departure' && content.roles === null && effectiveAt <= requestedAt)
        await leaveNow(db, content.person, requestedAt);
      await setOff(db, id, uuidFrom(id, 'plan'), effectiveAt, requestedAt);
      await insertAct(db, act);
      return true;
    });
  }

  async plan(id: string, now: string): Promise<number> {
    return this.rooms.open('write', async (db) => {
      const found = `SELECT content FROM bulk_change WHERE id = $1 AND cancelled_at IS NULL AND effective_at <= $2 FOR UPDATE`;
      const content = (await db.query<{ content: BulkContent }>(found, [id, now])).rows[0]?.content;
      if (content === undefined) return 0;
      const { where, values } = candidatesOf(content);
      const { rows } = await db.query<{ id: string }>(`SELECT c.id FROM case_file c WHERE ${where} ORDER BY c.id`, values);
      const roles = content.kind === 'departure' ? await rolesOf(db, content.person, content.roles) : [];
      const added = await send(
        db,
        id,
        rows.map((row) => row.id),
        commandOf(content, roles),
        now,
      );
      if (content.kind === 'departure' && content.roles === null) await leaveNow(db, content.person, now);
      if (content.kind === 'succession' && content.movesPeople) await moveIn(db, id, content, now);
      await db.query('UPDATE bulk_change SET planned_at = coalesce(planned_at, $2) WHERE id = $1', [id, now]);
      return added;
    });
  }

  async planAgain(id: string, now: string): Promise<void> {
    await this.rooms.open('write', (db) => setOff(db, id, uuidFrom(id, `plan ${now}`), now, now));
  }

  async cancel(id: string, now: string, act: AdministrationAct): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      const text = `UPDATE bulk_change SET cancelled_at = $2 WHERE id = $1 AND planned_at IS NULL AND cancelled_at IS NULL
        AND $2 < effective_at RETURNING content`;
      const content = (await db.query<{ content: Begun }>(text, [id, now])).rows[0]?.content;
      if (content === undefined) return false;
      if (content.kind === 'succession') await reopenTerm(db, content.from, content.lastDay ?? null);
      else await reopenGrants(db, content.cut ?? []);
      await insertAct(db, act);
      return true;
    });
  }

  async find(id: string): Promise<BulkProgress | undefined> {
    const [row] = await this.rooms.readOpen<ProgressColumns>(`${PROGRESS} WHERE b.id = $1 GROUP BY b.id`, [id]);
    return row && toProgress(row);
  }

  async list(kind: BulkContent['kind'], limit: number): Promise<readonly BulkProgress[]> {
    const text = `${PROGRESS} WHERE b.kind = $1 GROUP BY b.id ORDER BY b.id DESC LIMIT $2`;
    return (await this.rooms.readOpen<ProgressColumns>(text, [kind, limit])).map(toProgress);
  }

  async listCases(id: string, after: string | null, limit: number): Promise<readonly BulkCaseOutcome[]> {
    const text = `SELECT c.id, c.number, c.province, c.stage, ${OUTCOME} AS outcome FROM bulk_change_case i JOIN case_file c ON c.id = i.case_id
      JOIN outbox o ON o.id = i.outbox_id LEFT JOIN command k ON k.person = 'system' AND k.key = i.outbox_id::text
      WHERE i.bulk_id = $1 AND ($2::uuid IS NULL OR i.case_id > $2) ORDER BY i.case_id LIMIT $3`;
    return this.rooms.readOpen<BulkCaseOutcome & Record<string, unknown>>(text, [id, after, limit]);
  }
}

/** The outbox row that has the planning done, in the worker. It belongs to no case: its id stands for one. */
async function setOff(db: Db, bulk: string, id: string, notBefore: string, at: string): Promise<void> {
  const payload: PlanJob = { do: 'plan', bulk };
  const text = `INSERT INTO outbox (id, case_id, seq, job, payload, added_at, not_before) VALUES ($1, $2, 0, 'command', $3::json, $4, $5)
    ON CONFLICT (id) DO NOTHING`;
  await db.query(text, [id, bulk, JSON.stringify(payload), at, notBefore]);
}

/** One command a case, whose key and outbox id derive from both: a second planning has no second effect. */
async function send(
  db: Db,
  bulk: string,
  cases: readonly string[],
  command: Pick<CommandJob & { do: 'send' }, 'event' | 'payload'>,
  now: string,
): Promise<number> {
  if (cases.length === 0) return 0;
  const rows = cases.map((caseId) => {
    const payload: CommandJob = { do: 'send', from: caseId, target: 'self', parent: null, factId: bulk, ...command };
    return { id: uuidFrom(bulk, caseId), caseId, payload };
  });
  const text = `WITH given AS (SELECT * FROM json_to_recordset($1::json) AS r(id uuid, "caseId" uuid, payload json)),
    item AS (INSERT INTO bulk_change_case (bulk_id, case_id, outbox_id) SELECT $2, "caseId", id FROM given ON CONFLICT DO NOTHING RETURNING case_id)
    INSERT INTO outbox (id, case_id, seq, job, payload, added_at) SELECT g.id, g."caseId", 0, 'command', g.payload, $3
    FROM given g JOIN item i ON i.case_id = g."caseId" ON CONFLICT (id) DO NOTHING`;
  return (await db.query(text, [JSON.stringify(rows), bulk, now])).rowCount ?? 0;
}

function commandOf(content: BulkContent, roles: readonly Role[]): { event: string; payload: Readonly<Record<string, unknown>> } {
  return content.kind === 'succession'
    ? { event: 'AUTHORITY_SUCCEEDED', payload: { from: content.from, to: content.to, basis: content.basis } }
    : { event: 'PERSON_LEFT', payload: { person: content.person, roles, reason: content.reason } };
}

/** Every role the person ever held, where all of them ended. */
async function rolesOf(db: Db, person: string, roles: readonly Role[] | null): Promise<readonly Role[]> {
  if (roles !== null) return roles;
  const { rows } = await db.query<{ role: Role }>('SELECT DISTINCT role FROM role_grant WHERE person_id = $1 ORDER BY role', [person]);
  return rows.map(({ role }) => role);
}
