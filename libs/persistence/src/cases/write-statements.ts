import type { Statement } from '../session/statement.js';

/** What a write says of itself: 1 where the case was written, 0 where its version had moved. */
export interface Written {
  readonly written: number;
}

/** The parameters of write_case(), in its order; writeParameters() lists their values. */
const TYPES = [
  ...['text', 'text', 'text'],
  ...['uuid', 'integer', 'text', 'text', 'text', 'json', 'text', 'text[]', 'text', 'boolean', 'timestamptz', 'timestamptz'],
  ...['text', 'json', 'json', 'json'],
  ...['text', 'text', 'text', 'text', 'json'],
  ...['text', 'text', 'text', 'uuid', 'uuid', 'uuid', 'json'],
  ...['json', 'json', 'json', 'json'],
  ...['text', 'bigint', 'text', 'text'],
];

/** The call of write_case() whose values come after so many others. */
const callAfter = (others: number): string =>
  `write_case(${TYPES.map((type, i) => `$${others * TYPES.length + i + 1}::${type}`).join(', ')})`;

/** The one statement that writes an accepted command, all of it or nothing (the migrations write-case-… have its text). */
export const WRITE_CASE: Statement = { name: 'case_write', text: `SELECT ${callAfter(0)} AS written` };

const TOGETHER: Statement[] = [];
/** So many writes of different cases in one statement; `written` is a list in their order. */
export function writeTogether(many: number): Statement {
  return (TOGETHER[many] ??= {
    name: `case_write_${many}`,
    text: `SELECT ARRAY[${Array.from({ length: many }, (_, i) => callAfter(i)).join(', ')}] AS written`,
  });
}

export const SEAL: Statement = {
  name: 'case_seal',
  text: `INSERT INTO sealed_declaration (case_id, revision, hash, schema_version, content, sealed_at) VALUES ($1, $2, $3, $4, $5::json, $6)`,
};
export const SET_HOLDERS: Statement = { name: 'case_holders', text: 'SELECT set_case_holders($1, $2::jsonb)' };
