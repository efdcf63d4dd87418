import { createHash, randomUUID } from 'node:crypto';
import type * as Persistence from '@sandbar/persistence';
import { Client } from 'pg';
import type { MigrationInterface } from 'typeorm';
import { joinCluster } from './database-cluster.mjs';
import type { TestCluster } from './database-cluster.mjs';

/** A migrated database of one test file. */
export interface TestDatabase {
  /** Requests: row security applies. */
  readonly appUrl: string;
  /** Relay, sweeps, messages between cases. */
  readonly systemUrl: string;
  /** Migrations. */
  readonly ownerUrl: string;
  /** For tampering and for looking at what nobody else may see. */
  readonly superuserUrl: string;
  close(): Promise<void>;
}

/**
 * A database of the test's own: a copy of one migrated template on the cluster that all test processes of this checkout share, and which ends
 * with the last of them. Call it in beforeAll and `close()` in afterAll.
 * @param options.migrated false: empty, for tests of the migrations themselves
 */
export async function openTestDatabase(options: { readonly migrated?: boolean } = {}): Promise<TestDatabase> {
  const cluster = await joinCluster();
  const template = (options.migrated ?? true) ? await migratedTemplate(cluster) : 'template0';
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(cluster, 'postgres', async (client) => {
    await ensureRoles(client, cluster);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER sandbar_owner`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO sandbar_app, sandbar_system`);
  });
  return {
    appUrl: urlOf(cluster, 'sandbar_app', name),
    systemUrl: urlOf(cluster, 'sandbar_system', name),
    ownerUrl: urlOf(cluster, 'sandbar_owner', name),
    superuserUrl: urlOf(cluster, 'postgres', name),
    close: () =>
      asSuperuser(cluster, 'postgres', async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** Only when it is needed: most tests have no database, and TypeORM takes a second to load. */
const schema = (): Promise<typeof Persistence> => import('@sandbar/persistence');

/** Made once for each set of migrations; whoever comes second waits. */
async function migratedTemplate(cluster: TestCluster): Promise<string> {
  const name = `template_${await schemaVersion()}`;
  await asSuperuser(cluster, 'postgres', async (client) => {
    await client.query('SELECT pg_advisory_lock(1)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [name]);
    if (rowCount === 1) return;
    await ensureRoles(client, cluster);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0 OWNER sandbar_owner`);
    const { migrate } = await schema();
    await migrate(urlOf(cluster, 'sandbar_owner', name));
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  });
  return name;
}

/** Of everything that the migrations would say to the database, whatever they build it from. */
async function schemaVersion(): Promise<string> {
  const { MIGRATIONS } = await schema();
  const hash = createHash('sha256');
  const listener = { query: (sql: string) => Promise.resolve(void hash.update(sql)) } as unknown as Parameters<MigrationInterface['up']>[0];
  for (const migration of MIGRATIONS) await new migration().up(listener);
  return hash.digest('hex').slice(0, 12);
}

async function ensureRoles(client: Client, cluster: TestCluster): Promise<void> {
  await client.query('SELECT pg_advisory_lock(2)');
  const { ROLES } = await schema();
  for (const role of ROLES) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${cluster.password}'`);
  }
  await client.query('SELECT pg_advisory_unlock(2)');
}

const urlOf = (cluster: TestCluster, role: string, database: string): string =>
  `postgres://${role}:${cluster.password}@127.0.0.1:${cluster.port}/${database}`;

async function asSuperuser(cluster: TestCluster, database: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: urlOf(cluster, 'postgres', database) });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
