import type { CaseListQuery } from '@sandbar/persistence';
import pg from 'pg';
import type { Client } from 'pg';

/** Cases on a page. */
export const SHOWN = 20;

/** The page that is asked for: what is open in review in one province, by due date. One row more tells whether another page follows. */
export const LISTED: CaseListQuery = { filter: { stage: 'review', province: '31', closed: false }, order: 'dueAt', limit: SHOWN + 1 };
export const PATH = `/v1/cases?stage=review&province=31&closed=false&sort=dueAt&limit=${SHOWN}`;

const TEXT = `
  SELECT c.id, c.kind, c.definition, c.version, c.number, c.title, c.province, c.stage, c.court, c.due_at, c.closed, c.created_at, c.updated_at, c.header
  FROM case_file c WHERE (c.stage = $1 OR starts_with(c.stage, $1 || '.')) AND c.province = $2 AND NOT c.closed
  ORDER BY c.due_at ASC NULLS LAST, c.id ASC LIMIT $3`;

/** The same page by bare `pg`, over the product's own table and indexes. */
export class BareList {
  private readonly pool: pg.Pool;

  /** @param url of a role that no row security holds back */
  constructor(url: string, clients: number) {
    this.pool = new pg.Pool({ connectionString: url, max: clients });
    this.pool.on('error', () => undefined);
  }

  async list(): Promise<readonly { id: string }[]> {
    return (await this.pool.query<{ id: string }>({ name: 'bare_list', text: TEXT, values: ['review', '31', SHOWN] })).rows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

/**
 * The copies differ as cases in use do: due in the next hundred days, changed in the last hundred, one in ten closed, two in ten in an earlier stage.
 * @param client a superuser
 */
export async function scatter(client: Client): Promise<void> {
  await client.query(`
    UPDATE case_file c SET
      due_at = CASE WHEN o.n % 10 = 0 THEN NULL ELSE now() + (o.n * 7919 % 8640000) * interval '1 second' END,
      updated_at = c.updated_at - (o.n * 104729 % 8640000) * interval '1 second',
      closed = o.n % 10 = 0,
      stage = CASE WHEN o.n % 10 = 0 THEN 'withdrawn' WHEN o.n % 10 <= 2 THEN 'screening' ELSE c.stage END
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM case_file) o WHERE o.id = c.id`);
}
