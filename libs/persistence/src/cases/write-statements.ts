import type { Statement } from '../session/statement.js';

/** Which branches a command needs. A branch that has nothing to do still costs its start, so each combination is a statement of its own. */
export interface WriteShape {
  /** What lists read of the header; it stays as it was in most commands. */
  readonly header: boolean;
  readonly outbox: boolean;
  readonly opened: boolean;
  readonly moved: boolean;
  readonly closed: boolean;
}

/** What a write says of itself: 1 where the case was written, 0 where its version had moved. */
export interface Written {
  readonly written: number;
}

const CASE = {
  columns: ['definition', 'version', 'head_hash', 'snapshot', 'stage', 'leaves', 'court', 'closed', 'due_at', 'updated_at'],
  values: [
    '$3::text',
    '$2::int + 1',
    '$4::text',
    '$5::json',
    '$6::text',
    '$7::text[]',
    '$8::text',
    '$9::bool',
    '$10::timestamptz',
    '$11::timestamptz',
  ],
};
const HEADER = [
  'title text',
  'number text',
  'province text',
  'lead_authority uuid',
  'lead_applicant uuid',
  'parent_id uuid',
  'header json',
];
const RECORD = `rec AS (
  INSERT INTO case_record (case_id, seq, definition, type, payload, meta, facts, stage, prev_hash, hash)
  SELECT u.id, u.version, $3::text, $12::text, $13::json, $14::json, $15::json, $6::text, $16::text, $4::text FROM u)`;
const COMMAND = `cmd AS (
  INSERT INTO command (person, key, body_hash, case_id, outcome, answer)
  SELECT $17::text, $18::text, $19::text, u.id, $20::text, $21::json FROM u)`;
/** The last of the parameters that every shape has. */
const ALWAYS = 21;

const outbox = (rows: string): string => `obx AS (
  INSERT INTO outbox (id, case_id, seq, job, payload, added_at, not_before)
  SELECT o.id, u.id, u.version, o.job, o.payload, $11::timestamptz, o.not_before
  FROM u, json_to_recordset(${rows}::json) AS o(id uuid, job text, payload json, not_before timestamptz))`;
/** A clock that closes and opens again under its name must have closed first. */
const AFTER_CLOSED = ' WHERE (SELECT count(*) FROM cls) >= 0';
const opened = (rows: string, after: string): string => `opn AS (
  INSERT INTO deadline (id, case_id, name, court, rule, expires, payload, escalates, status, reckoning, due_at, provisional, reminders,
                        next_wake_at, opened_seq)
  SELECT d.id, u.id, d.name, d.court, d.rule, d.expires, d.payload, d.escalates, d.status, d.reckoning, d.due_at, d.provisional, d.reminders,
         d.next_wake_at, u.version
  FROM u, json_to_recordset(${rows}::json) AS d(id uuid, name text, court text, rule text, expires text, payload json, escalates bool,
         status text, reckoning json, due_at timestamptz, provisional bool, reminders json, next_wake_at timestamptz)${after})`;
const moved = (rows: string): string => `mov AS (
  UPDATE deadline d SET status = m.status, reckoning = m.reckoning, due_at = m.due_at, provisional = m.provisional, reminders = m.reminders,
                        next_wake_at = m.next_wake_at
  FROM u, json_to_recordset(${rows}::json) AS m(id uuid, status text, reckoning json, due_at timestamptz, provisional bool, reminders json,
         next_wake_at timestamptz)
  WHERE d.id = m.id AND d.case_id = u.id AND d.closed_seq IS NULL RETURNING 1)`;
const closed = (rows: string): string => `cls AS (
  UPDATE deadline d SET status = c.status, next_wake_at = NULL, closed_seq = u.version
  FROM u, json_to_recordset(${rows}::json) AS c(id uuid, status text)
  WHERE d.id = c.id AND d.case_id = u.id AND d.closed_seq IS NULL RETURNING 1)`;

/** Numbers the parameters of the branches in the order in which writeParameters() lists their values. */
function compose(shape: WriteShape, first: (columns: string, values: string) => string[]): string {
  let n = ALWAYS;
  const next = (): string => `$${++n}`;
  const header = shape.header ? HEADER.map((column) => column.split(' ') as [string, string]) : [];
  const columns = [...CASE.columns, ...header.map(([column]) => column)].join(', ');
  const values = [...CASE.values, ...header.map(([, type]) => `${next()}::${type}`)].join(', ');
  const rest = [RECORD, COMMAND];
  const found: string[] = [];
  if (shape.outbox) rest.push(outbox(next()));
  const change = (name: string, branch: (rows: string) => string): void => {
    const rows = next();
    rest.push(branch(rows));
    found.push(`(SELECT count(*) FROM ${name}) = json_array_length(${rows}::json)`);
  };
  if (shape.moved) change('mov', moved);
  if (shape.closed) change('cls', closed);
  if (shape.opened) rest.push(opened(next(), shape.closed ? AFTER_CLOSED : ''));
  // A cast that fails is an error in the statement itself: nothing of it stays, whatever was sent behind it.
  const written =
    found.length === 0
      ? 'count(*)::int'
      : `CASE WHEN count(*) = 0 OR ${found.join(' AND ')} THEN count(*)::int ELSE (count(*) || ' case, but not every clock is open')::int END`;
  return `WITH ${[...first(columns, values), ...rest].join(',\n')}\nSELECT ${written} AS written FROM u`;
}

const UPDATES = new Map<string, Statement>();

/**
 * The one statement that writes an accepted command. Every branch selects from what the first one returns: when the version has moved, the UPDATE
 * returns nothing and so nothing else is written.
 */
export function updateCase(shape: WriteShape): Statement {
  const flags = [shape.header, shape.outbox, shape.opened, shape.moved, shape.closed].map(Number).join('');
  let statement = UPDATES.get(flags);
  if (statement === undefined) {
    const text = compose(shape, (columns, values) => [
      `u AS (UPDATE case_file SET (${columns}) = ROW (${values}) WHERE id = $1::uuid AND version = $2::int RETURNING id, version)`,
    ]);
    statement = { name: `case_write_${flags}`, text };
    UPDATES.set(flags, statement);
  }
  return statement;
}

export const CREATION: WriteShape = { header: true, outbox: true, opened: true, moved: false, closed: false };

/** As updateCase() of the shape CREATION, with four parameters more: kind, and n, previous hash and hash of the creation index. */
export const CREATE_CASE: Statement = {
  name: 'case_create',
  text: compose(CREATION, (columns, values) => {
    const [kind, n, prev, hash] = [1, 2, 3, 4].map((i) => `$${ALWAYS + HEADER.length + 2 + i}`) as [string, string, string, string];
    return [
      `u AS (INSERT INTO case_file (id, kind, created_at, ${columns}) VALUES ($1::uuid, ${kind}::text, $11::timestamptz, ${values})
  RETURNING id, version)`,
      `idx AS (INSERT INTO creation_index (n, case_id, kind, first_hash, prev_hash, hash)
  SELECT ${n}::bigint, u.id, ${kind}::text, $4::text, ${prev}::text, ${hash}::text FROM u)`,
    ];
  }),
};

export const SEAL: Statement = {
  name: 'case_seal',
  text: `INSERT INTO sealed_declaration (case_id, revision, hash, schema_version, content, sealed_at) VALUES ($1, $2, $3, $4, $5::json, $6)`,
};
export const SET_HOLDERS: Statement = { name: 'case_holders', text: 'SELECT set_case_holders($1, $2::jsonb)' };
