import { Refusal } from '../refusal.js';

const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** SQLSTATE: connection, resources, shutdown, read-only standby. */
const UNAVAILABLE = /^(08...|53...|57P0[1-5]|25006)$/;
const LOST = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired)/;

/**
 * What a person can do about a database that does not answer, or not as it should; undefined for a fault that says something else.
 * Nothing of an address is repeated: it holds a password.
 */
export function findServiceRefusal(error: unknown): Refusal | undefined {
  // By shape, as below: the class itself would bring the whole workflow along before `--help`.
  const unavailable = error instanceof Error && 'retryAfterSeconds' in error;
  const { code, name, message } = shape(unavailable ? (error.cause ?? error) : error);
  const cause = { cause: error };
  if (NETWORK.test(code) || UNAVAILABLE.test(code) || unavailable || LOST.test(message)) {
    const why = code === '' ? '' : ` (${code})`;
    return new Refusal(
      `数据库或队列连接不上${why}。请检查地址、网络和服务是否在运行。`,
      `The database or the queue cannot be reached${why}. Check its address, the network and whether it runs.`,
      3,
      cause,
    );
  }
  // 28: who are you; 3D000: no such database.
  if (/^28...$/.test(code) || code === '3D000')
    return new Refusal(
      `数据库拒绝登录 (${code})。请检查 DATABASE_URL_* 的用户、口令和库名；角色由 docker/roles.sql 创建。`,
      `The database refuses the sign-in (${code}). Check user, password and database in DATABASE_URL_*; docker/roles.sql makes the roles.`,
      2,
      cause,
    );
  if (code === '42P01' || name === 'MigrationsPending')
    return new Refusal(
      '数据库结构不是最新。请先运行 sandbar migrate。',
      'The schema is not up to date. Run sandbar migrate first.',
      3,
      cause,
    );
  return undefined;
}

/** By shape: a fault of the network layer may come from another realm, and one of many addresses wraps the others. */
function shape(error: unknown): { code: string; name: string; message: string } {
  if (typeof error !== 'object' || error === null) return { code: '', name: '', message: '' };
  const { code, name, message } = error as { code?: unknown; name?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : '', name: String(name ?? ''), message: String(message ?? '') };
}
