import type { Client } from 'pg';
import { pick } from '../faults/numbers.js';
import type { Numbers } from '../faults/numbers.js';

export const TABLES = ['case_record', 'case_file', 'creation_index'] as const;
export type Table = (typeof TABLES)[number];
const KEYS: Readonly<Record<Table, readonly string[]>> = { case_record: ['case_id', 'seq'], case_file: ['id'], creation_index: ['n'] };

interface Column {
  readonly table: Table;
  readonly name: string;
  readonly type: string;
}
interface Row {
  readonly ctid: string;
  readonly values: Readonly<Record<string, string | null>>;
}

/** One tampering: what it did, in a few words. It runs inside a transaction that somebody else rolls back. */
export interface Tampering {
  readonly kind: 'change' | 'delete' | 'swap' | 'duplicate' | 'forge';
  readonly table: Table;
  /** Of a change. */
  readonly column?: string;
  run(): Promise<string>;
}

/** Takes away what the schema itself would refuse: a tamperer who is superuser does the same. */
export async function disarm(client: Client): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await client.query<{ conname: string; contype: string }>(
      `SELECT conname, contype FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'u', 'p') ORDER BY contype = 'p'`,
      [table],
    );
    for (const { conname } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${conname} CASCADE`);
    const { rows: indexes } = await client.query<{ name: string }>(
      'SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = $1::regclass AND indisunique',
      [table],
    );
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
    const { rows: columns } = await client.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attnotnull`,
      [table],
    );
    for (const { name } of columns) await client.query(`ALTER TABLE ${table} ALTER COLUMN ${name} DROP NOT NULL`);
  }
}

/** Makes tamperings of single rows, seeded: first every column of every table in turn, then at random. */
export class Tamperer {
  private columns: readonly Column[] = [];
  private turn = 0;

  constructor(
    private readonly client: Client,
    private readonly random: Numbers,
  ) {}

  async open(): Promise<void> {
    const { rows } = await this.client.query<Column>(
      `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relname = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum`,
      [TABLES],
    );
    this.columns = rows;
  }

  /** Every column as `table.column`. */
  get names(): readonly string[] {
    return this.columns.map(({ table, name }) => `${table}.${name}`);
  }

  next(): Tampering {
    const mine = this.columns[this.turn++ % (this.columns.length * 2)];
    if (mine !== undefined) return this.change(mine);
    const table = this.pick(TABLES);
    const kind = this.pick(['change', 'change', 'change', 'delete', 'swap', 'duplicate', 'forge'] as const);
    if (kind === 'change') return this.change(this.pick(this.columns.filter((column) => column.table === table)));
    return { kind, table, run: () => this[kind](table) };
  }

  private pick<T>(list: readonly T[]): T {
    return pick(this.random, list);
  }

  private async rows(table: Table): Promise<readonly Row[]> {
    const names = this.columns.filter((column) => column.table === table).map(({ name }) => `${name}::text AS ${name}`);
    const { rows } = await this.client.query<Record<string, string>>(
      `SELECT ctid::text, ${names.join(', ')} FROM ${table} ORDER BY ${KEYS[table].join(', ')}`,
    );
    return rows.map(({ ctid, ...values }) => ({ ctid: ctid!, values }));
  }

  private change(column: Column): Tampering {
    const { table, name } = column;
    return {
      kind: 'change',
      table,
      column: name,
      run: async () => {
        const row = this.pick(await this.rows(table));
        const before = row.values[name] ?? null;
        const after = this.anotherValue(column, before);
        await this.client.query(`UPDATE ${table} SET ${name} = $2::${column.type} WHERE ctid = $1::tid`, [row.ctid, after]);
        return `${table}.${name}: ${String(before).slice(0, 200)} -> ${String(after).slice(0, 200)}`;
      },
    };
  }

  /** A whole row goes; of a record as often its last. */
  private async delete(table: Table): Promise<string> {
    const rows = await this.rows(table);
    let row = this.pick(rows);
    if (table === 'case_record' && this.random(2) === 0)
      row = rows.filter((one) => one.values['case_id'] === row.values['case_id']).at(-1)!;
    if (table === 'creation_index' && this.random(3) === 0) row = rows.at(-1)!;
    await this.client.query(`DELETE FROM ${table} WHERE ctid = $1::tid`, [row.ctid]);
    return `${table}: deleted ${JSON.stringify(KEYS[table].map((key) => row.values[key]))}`;
  }

  /** Two rows change places: each keeps its key, or of records of two cases only its case. */
  private async swap(table: Table): Promise<string> {
    const rows = await this.rows(table);
    const one = this.pick(rows);
    const other = this.pick(rows.filter((row) => row !== one));
    const abroad = one.values['case_id'] !== other.values['case_id'];
    const keep = table === 'case_record' && abroad && this.random(2) === 0 ? ['case_id'] : KEYS[table];
    const moved = this.columns.filter((column) => column.table === table && !keep.includes(column.name));
    const set = moved.map(({ name, type }, i) => `${name} = $${i + 2}::${type}`).join(', ');
    for (const [at, from] of [
      [one, other],
      [other, one],
    ] as const)
      await this.client.query(`UPDATE ${table} SET ${set} WHERE ctid = $1::tid`, [at.ctid, ...moved.map(({ name }) => from.values[name])]);
    return `${table}: swapped ${JSON.stringify([one, other].map((row) => KEYS[table].map((key) => row.values[key])))}`;
  }

  private async duplicate(table: Table): Promise<string> {
    const row = this.pick(await this.rows(table));
    await this.client.query(`INSERT INTO ${table} SELECT * FROM ${table} WHERE ctid = $1::tid`, [row.ctid]);
    return `${table}: duplicated ${JSON.stringify(KEYS[table].map((key) => row.values[key]))}`;
  }

  /** A row that was never written: another's content under a key that follows the last one. */
  private async forge(table: Table): Promise<string> {
    const rows = await this.rows(table);
    const model = this.pick(rows);
    const fresh: Record<string, string> =
      table === 'case_file'
        ? { id: this.uuid() }
        : table === 'creation_index'
          ? { n: String(rows.length + 1), case_id: this.uuid() }
          : { seq: String(rows.filter((row) => row.values['case_id'] === model.values['case_id']).length + 1) };
    const all = this.columns.filter((column) => column.table === table);
    const given = all.map(({ type }, i) => `$${i + 1}::${type}`).join(', ');
    const values = all.map(({ name }) => fresh[name] ?? model.values[name]);
    await this.client.query(`INSERT INTO ${table} (${all.map(({ name }) => name).join(', ')}) VALUES (${given})`, values);
    return `${table}: forged ${JSON.stringify(fresh)}`;
  }

  private anotherValue({ type }: Column, before: string | null): string | null {
    if (before !== null && this.random(12) === 0) return null;
    switch (type) {
      case 'uuid':
        return this.uuid();
      case 'boolean':
        return before === 'true' ? 'false' : 'true';
      case 'integer':
      case 'bigint':
        return String(Number(before ?? 0) + this.pick([1, -1, 7, 1000]));
      case 'timestamp with time zone': {
        // A microsecond, a second or a day; text of Postgres ends in its offset.
        const moved = this.pick(['0.000001', '1', '86400']);
        return before === null ? '2026-05-05 00:00:00+00' : shifted(before, Number(moved));
      }
      case 'text[]':
        return this.pick([`${before!.slice(0, -1)},"forged"}`, '{}', `{"forged"${before === '{}' ? '' : `,${before!.slice(1)}`}`]);
      case 'json':
      case 'jsonb':
        return JSON.stringify(this.mutated(JSON.parse(before ?? 'null')));
      default:
        return before === null ? 'forged' : this.otherByte(before);
    }
  }

  /** One character becomes another. */
  private otherByte(text: string): string {
    if (text === '') return 'x';
    const letters = Array.from(text);
    const at = this.random(letters.length);
    letters[at] = letters[at] === 'a' ? 'b' : 'a';
    return letters.join('');
  }

  /** One leaf somewhere inside becomes another, or one key gets another name. */
  private mutated(value: unknown): unknown {
    if (typeof value === 'string') return this.otherByte(value);
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    if (value === null) return 'forged';
    if (Array.isArray(value)) {
      if (value.length === 0 || this.random(8) === 0) return [...(value as unknown[]), 'forged'];
      const at = this.random(value.length);
      return (value as unknown[]).map((inner, i) => (i === at ? this.mutated(inner) : inner));
    }
    const keys = Object.keys(value as object);
    if (keys.length === 0) return { forged: true };
    const key = this.pick(keys);
    const rename = this.random(10) === 0;
    return Object.fromEntries(
      Object.entries(value as object).map(([name, inner]: [string, unknown]) =>
        name !== key ? [name, inner] : rename ? [`${name}x`, inner] : [name, this.mutated(inner)],
      ),
    );
  }

  private uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.random(16).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

/** An instant as Postgres prints it, so many seconds later; microseconds kept. */
function shifted(text: string, seconds: number): string {
  const [, head, fraction = ''] = /^(.{19})(?:\.(\d+))?\+00$/.exec(text)!;
  const micros = Date.parse(`${head!.replace(' ', 'T')}Z`) * 1000 + Number(fraction.padEnd(6, '0')) + Math.round(seconds * 1e6);
  return `${new Date(Math.floor(micros / 1_000_000) * 1000).toISOString().slice(0, 19)}.${String(micros % 1_000_000).padStart(6, '0')}+00`;
}
