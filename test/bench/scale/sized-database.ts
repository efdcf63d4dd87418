import type { Client } from 'pg';
import { asSuperuser, prepareModel } from '../bench-database.js';
import type { BenchDatabase } from '../bench-database.js';
import { copyModel, createFloor } from '../fixture.js';
import { EVENT_BODY } from '../floor.js';

/** A kept database is filled anew when fewer of its cases than this share are as they were filled. */
const SHARE_UNTOUCHED = 0.6;

export interface Filling {
  /** Version at which the cases wait for their review. */
  readonly version: number;
  /** Number of the first case that nobody has touched. */
  readonly first: number;
}

/**
 * Fills a database with so many copies of the model case, or finds it filled by a run before. Ids, tables and indexes are as in use; the copies' hashes
 * are the model's, so the record of a filler does not verify.
 */
export async function fillTo(opened: BenchDatabase, cases: number): Promise<Filling> {
  const model = await prepareModel(opened.database);
  return asSuperuser(opened.database, async (client) => {
    const { all, touched } = await count(client, model.length);
    if (all >= cases && all - touched >= cases * SHARE_UNTOUCHED) return { version: model.length, first: touched + 1 };
    if (all > 0) await empty(client);
    await copyModel(client, model, cases);
    await createFloor(client, EVENT_BODY);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    return { version: model.length, first: 1 };
  });
}

async function count(client: Client, version: number): Promise<{ all: number; touched: number }> {
  const text = 'SELECT count(*)::int AS all, (count(*) FILTER (WHERE version > $1))::int AS touched FROM case_file';
  return (await client.query<{ all: number; touched: number }>(text, [version])).rows[0]!;
}

async function empty(client: Client): Promise<void> {
  await client.query(`
    SET session_replication_role = replica;
    DROP SCHEMA IF EXISTS floor CASCADE;
    TRUNCATE case_file, case_access, case_record, creation_index, command, deadline, outbox CASCADE;
    RESET session_replication_role`);
}
