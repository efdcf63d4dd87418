import { Client, type ClientConfig } from 'pg';

export const DATABASE_NAME = 'sandbar';
/** The three database roles: migrations; requests; relay, sweeps and verification. None is a superuser or bypasses row security. */
export const ROLES = ['sandbar_owner', 'sandbar_app', 'sandbar_system'] as const;
export type RoleName = (typeof ROLES)[number];

/** The cluster cannot hold Sandbar's data, whoever runs it. */
export class UnfitClusterError extends Error {
  override readonly name = 'UnfitClusterError';
}

/**
 * Makes sure of the database `sandbar`, its three roles and the extension pg_trgm, and that the cluster reads Chinese. Repeating it
 * changes nothing but the roles' attributes and passwords, which become what is asked for.
 * @param superuser how to reach the cluster's maintenance database as a superuser
 * @param passwords of the roles
 * @throws UnfitClusterError where the encoding is not UTF-8 or the character classes know no Chinese: a trigram index would be empty
 */
export async function provisionCluster(superuser: ClientConfig, passwords: Readonly<Record<RoleName, string>>): Promise<void> {
  await connected(superuser, async (client) => {
    for (const role of ROLES) await ensureRole(client, role, passwords[role]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME} OWNER sandbar_owner`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE_NAME} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE_NAME} TO sandbar_app, sandbar_system`);
  });
  await connected({ ...superuser, database: DATABASE_NAME }, async (client) => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await refuseWithoutChinese(client);
  });
}

async function connected(config: ClientConfig, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(config);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, role: RoleName, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const attributes = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${client.escapeLiteral(password)}`;
  await client.query(`${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${role} ${attributes}`);
}

async function refuseWithoutChinese(client: Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string; trigrams: string[] }>(
    `SELECT current_setting('server_encoding') AS encoding, show_trgm('沙盒') AS trigrams`,
  );
  const found = rows[0];
  if (found?.encoding === 'UTF8' && found.trigrams.length > 0) return;
  throw new UnfitClusterError(
    `The database cluster does not read Chinese (encoding ${found?.encoding ?? 'unknown'}, no trigrams for 沙盒): it needs encoding UTF8 and a UTF-8 LC_CTYPE.`,
  );
}
