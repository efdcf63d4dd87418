import type { AdministrationAct, RuleChange, RuleChangeStore, RuleOfficeRow, RuleRows, RuleVersion } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { insertAct } from '../people/person-writes.js';
import { toInstant, toInstantOrNull } from '../session/instant.js';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';

interface ChangeColumns {
  id: string;
  rules: RuleChange['rules'];
  entered_by: string;
  entered_at_office: string | null;
  entered_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
}
type Read = ChangeColumns & Record<string, unknown>;

const COLUMNS = 'id, rules, entered_by, entered_at_office, entered_at, confirmed_by, confirmed_at, withdrawn_by, withdrawn_at';
const toChange = (row: ChangeColumns): RuleChange => ({
  id: row.id,
  rules: row.rules,
  enteredBy: row.entered_by,
  enteredAtOffice: row.entered_at_office,
  enteredAt: toInstant(row.entered_at),
  confirmedBy: row.confirmed_by,
  confirmedAt: toInstantOrNull(row.confirmed_at),
  withdrawnBy: row.withdrawn_by,
  withdrawnAt: toInstantOrNull(row.withdrawn_at),
});

/** One confirmation at a time over all processes: each is judged by the table with every one before it. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('rule_change'))`;
const VERSIONS = `SELECT code, nullif(authority, '') AS authority, version, title, value::float8 AS value, unit, basis, basis_kind AS "basisKind",
    effective_from::text AS "effectiveFrom", effective_to::text AS "effectiveTo", verified_by AS "verifiedBy", reason
  FROM rule ORDER BY code, authority, version`;
const OFFICES = `SELECT id, code, valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM authority ORDER BY code`;

/** The version before gets its last day, where it has no earlier one; the new one stands behind it. */
const CLOSE = `UPDATE rule SET effective_to = v."effectiveFrom" - 1
  FROM (SELECT code, coalesce(authority, '') AS authority, "effectiveFrom" FROM jsonb_to_recordset($1::jsonb) AS r(code text, authority text, "effectiveFrom" date)) v
  WHERE rule.code = v.code AND rule.authority = v.authority AND (rule.effective_to IS NULL OR rule.effective_to >= v."effectiveFrom")
    AND rule.version = (SELECT max(o.version) FROM rule o WHERE o.code = v.code AND o.authority = v.authority)`;
const ADD = `INSERT INTO rule (code, authority, version, title, value, unit, basis, basis_kind, effective_from, effective_to, verified_by, reason, certainty, position, change)
  SELECT r.code, coalesce(r.authority, ''), coalesce(o.version, 0) + 1, r.title, r.value, r.unit, r.basis, r."basisKind", r."effectiveFrom", r."effectiveTo", r."verifiedBy",
    r.reason, 'entered', coalesce(o.position, (SELECT max(position) + 1 FROM rule)), $2
  FROM jsonb_to_recordset($1::jsonb) AS r(code text, authority text, title jsonb, value numeric, unit text, basis jsonb, "basisKind" text, "effectiveFrom" date,
    "effectiveTo" date, "verifiedBy" text, reason jsonb)
  LEFT JOIN LATERAL (SELECT version, position FROM rule WHERE code = r.code AND authority = coalesce(r.authority, '') ORDER BY version DESC LIMIT 1) o ON true`;

/** Changes of the rule table in Postgres. Give it a data source of the system role: the app role only reads rules. */
export class PostgresRuleChanges implements RuleChangeStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  read(): Promise<RuleRows> {
    return this.rooms.open('read', readRows);
  }

  async add(change: RuleChange, act: AdministrationAct): Promise<boolean> {
    const text = `INSERT INTO rule_change (id, rules, entered_by, entered_at_office, entered_at) VALUES ($1, $2::jsonb, $3, $4, $5) ON CONFLICT (id) DO NOTHING`;
    const { id, rules, enteredBy, enteredAtOffice, enteredAt } = change;
    return this.rooms.open('write', async (db) => {
      const added = await db.query(text, [id, JSON.stringify(rules), enteredBy, enteredAtOffice, enteredAt]);
      if (added.rowCount === 1) await insertAct(db, act);
      return added.rowCount === 1;
    });
  }

  async find(id: string): Promise<RuleChange | undefined> {
    return (await this.rooms.readOpen<Read>(`SELECT ${COLUMNS} FROM rule_change WHERE id = $1`, [id])).map(toChange)[0];
  }

  async list(limit: number): Promise<readonly RuleChange[]> {
    return (await this.rooms.readOpen<Read>(`SELECT ${COLUMNS} FROM rule_change ORDER BY n DESC LIMIT $1`, [limit])).map(toChange);
  }

  async confirm<R>(
    id: string,
    { by, at, act }: Parameters<RuleChangeStore['confirm']>[1],
    judge: (change: RuleChange, rows: RuleRows) => R | undefined,
  ): Promise<'done' | 'unknown' | 'settled' | R> {
    return this.rooms.open('write', async (db) => {
      await db.query(ONE_AT_A_TIME);
      const found = (await db.query<Read>(`SELECT ${COLUMNS} FROM rule_change WHERE id = $1`, [id])).rows[0];
      if (found === undefined) return 'unknown';
      if (found.confirmed_by !== null || found.withdrawn_by !== null) return 'settled';
      const no = judge(toChange(found), await readRows(db));
      if (no !== undefined) return no;
      const rules = JSON.stringify(found.rules);
      await db.query(CLOSE, [rules]);
      await db.query(ADD, [rules, id]);
      await db.query('UPDATE rule_change SET confirmed_by = $2, confirmed_at = $3 WHERE id = $1', [id, by, at]);
      await insertAct(db, act);
      return 'done';
    });
  }

  async withdraw(id: string, by: string, at: string, act: AdministrationAct): Promise<boolean> {
    const text =
      'UPDATE rule_change SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1 AND confirmed_by IS NULL AND withdrawn_by IS NULL';
    return this.rooms.open('write', async (db) => {
      await db.query(ONE_AT_A_TIME);
      const { rowCount } = await db.query(text, [id, by, at]);
      if (rowCount === 1) await insertAct(db, act);
      return rowCount === 1;
    });
  }
}

async function readRows(db: Db): Promise<RuleRows> {
  const versions = (await db.query<RuleVersion & Record<string, unknown>>(VERSIONS)).rows;
  const offices = (await db.query<RuleOfficeRow & Record<string, unknown>>(OFFICES)).rows;
  return { versions, offices };
}
