import { readFileSync } from 'node:fs';
import type { ConfigFault } from './config.error.js';
import type { EnvDto } from './env.dto.js';

export interface RedisNode {
  readonly host: string;
  readonly port: number;
}
/** How the queue reaches Redis: one server, a master found by sentinels, or a cluster. Holds secrets: never log it. */
export interface RedisConfig {
  readonly mode: 'single' | 'sentinel' | 'cluster';
  /** The server, the sentinels, or some nodes of the cluster. */
  readonly nodes: readonly RedisNode[];
  /** Of the master that the sentinels watch. */
  readonly masterName?: string;
  readonly sentinelPassword?: string;
  readonly username?: string;
  readonly password?: string;
  readonly database: number;
  readonly tls: boolean;
  /** PEM of the authority that signed the server's certificate; the system's own ones when left out. */
  readonly ca?: string;
  /** Before every key; in a cluster it holds a hash tag, so that all keys lie in one slot. */
  readonly prefix: string;
}

const DEFAULT_PORTS = { single: 6379, sentinel: 26379, cluster: 6379 } as const;
const WAYS = { REDIS_URL: 'single', REDIS_SENTINELS: 'sentinel', REDIS_CLUSTER: 'cluster' } as const;
/** What makes sense only beside one of the three ways to Redis. */
const BESIDE = [
  'REDIS_USERNAME',
  'REDIS_PASSWORD',
  'REDIS_TLS',
  'REDIS_CA_FILE',
  'REDIS_SENTINEL_NAME',
  'REDIS_SENTINEL_PASSWORD',
] as const;

type Way = keyof typeof WAYS;
type Parts = Omit<RedisConfig, 'mode' | 'prefix'>;

/**
 * How to reach Redis, as the variables REDIS_* say; undefined when none of them asks for it.
 * @param faults takes up what is wrong, by variable and without a value
 */
export function readRedis(env: EnvDto, faults: ConfigFault[]): RedisConfig | undefined {
  const fault = (variable: string, remedy: string): undefined => void faults.push({ variable, remedy });
  const ways = (Object.keys(WAYS) as Way[]).filter((name) => env[name] !== undefined);
  const way = ways[0];
  if (way === undefined) {
    for (const name of BESIDE)
      if (env[name] !== undefined)
        fault(
          name,
          '需与 REDIS_URL、REDIS_SENTINELS 或 REDIS_CLUSTER 一起设置 / needs REDIS_URL, REDIS_SENTINELS or REDIS_CLUSTER beside it',
        );
    return undefined;
  }
  for (const name of ways.slice(1)) fault(name, `不可与 ${way} 同时设置 / cannot be set together with ${way}`);
  const parts = way === 'REDIS_URL' ? ofUrl(env, fault) : ofNodes(env, way, fault);
  const sentinel = ofSentinel(env, way, fault);
  if (parts === undefined) return undefined;
  const ca = readCa(env, parts.tls, fault);
  return { mode: WAYS[way], ...parts, ...sentinel, ...(ca === undefined ? {} : { ca }), prefix: prefixOf(env, way) };
}

type Fault = (variable: string, remedy: string) => undefined;

function ofUrl(env: EnvDto, fault: Fault): Parts | undefined {
  let url: URL;
  let secrets: { username: string; password: string };
  try {
    url = new URL(env.REDIS_URL!);
    secrets = { username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  } catch {
    return fault('REDIS_URL', '不是地址；密码中的特殊字符需用 %xx / is no address; write special characters of the password as %xx');
  }
  const database = /^\/?(\d{0,2})$/.exec(url.pathname)?.[1];
  if (url.hostname === '' || database === undefined || url.search !== '' || url.hash !== '')
    return fault('REDIS_URL', '应为 redis://用户:密码@主机:端口/库号 / must be redis://user:password@host:port/number');
  if (env.REDIS_TLS !== undefined)
    fault('REDIS_TLS', '由 REDIS_URL 的 rediss:// 决定，不另设置 / is said by rediss:// in REDIS_URL; leave it out');
  for (const [name, given] of [
    ['REDIS_USERNAME', secrets.username],
    ['REDIS_PASSWORD', secrets.password],
  ] as const)
    if (given !== '' && env[name] !== undefined) fault(name, 'REDIS_URL 中已有，请只留一处 / stands in REDIS_URL too; keep one of the two');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const node = { host, port: url.port === '' ? DEFAULT_PORTS.single : Number(url.port) };
  const given = credentials(secrets.username || env.REDIS_USERNAME, secrets.password || env.REDIS_PASSWORD);
  return { nodes: [node], ...given, database: Number(database), tls: url.protocol === 'rediss:' };
}

function ofNodes(env: EnvDto, way: 'REDIS_SENTINELS' | 'REDIS_CLUSTER', fault: Fault): Parts | undefined {
  const nodes: RedisNode[] = [];
  for (const text of env[way]!.split(',').map((part) => part.trim())) {
    const found = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::(\d{1,5}))?$/.exec(text);
    const port = found?.[3] === undefined ? DEFAULT_PORTS[WAYS[way]] : Number(found[3]);
    if (found === null || port < 1 || port > 65_535)
      return fault(way, '应为以逗号分隔的 主机:端口 / must be host:port, several parted by commas');
    nodes.push({ host: (found[1] ?? found[2])!, port });
  }
  return { nodes, ...credentials(env.REDIS_USERNAME, env.REDIS_PASSWORD), database: 0, tls: env.REDIS_TLS === 'true' };
}

const credentials = (username: string | undefined, password: string | undefined): Pick<RedisConfig, 'username' | 'password'> => ({
  ...(username === undefined || username === '' ? {} : { username }),
  ...(password === undefined || password === '' ? {} : { password }),
});

function ofSentinel(env: EnvDto, way: Way, fault: Fault): Pick<RedisConfig, 'masterName' | 'sentinelPassword'> {
  const { REDIS_SENTINEL_NAME: masterName, REDIS_SENTINEL_PASSWORD: sentinelPassword } = env;
  if (way === 'REDIS_SENTINELS') {
    if (masterName === undefined)
      fault('REDIS_SENTINEL_NAME', '缺少哨兵所监视的主节点名 / is missing: the name of the master that the sentinels watch');
    return { ...(masterName === undefined ? {} : { masterName }), ...(sentinelPassword === undefined ? {} : { sentinelPassword }) };
  }
  for (const name of ['REDIS_SENTINEL_NAME', 'REDIS_SENTINEL_PASSWORD'] as const)
    if (env[name] !== undefined) fault(name, '需与 REDIS_SENTINELS 一起设置 / needs REDIS_SENTINELS beside it');
  return {};
}

function readCa(env: EnvDto, tls: boolean, fault: Fault): string | undefined {
  if (env.REDIS_CA_FILE === undefined) return undefined;
  if (!tls) return fault('REDIS_CA_FILE', '仅用于 TLS：rediss:// 或 REDIS_TLS=true / is for TLS only: rediss:// or REDIS_TLS=true');
  let text = '';
  try {
    text = readFileSync(env.REDIS_CA_FILE, 'utf8');
  } catch {
    // Said below: a file that cannot be read and one that holds something else have the same remedy.
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  return fault('REDIS_CA_FILE', '应为可读的 PEM 证书文件 / must be a file of PEM certificates that this process can read');
}

function prefixOf(env: EnvDto, way: Way): string {
  const prefix = env.REDIS_PREFIX ?? 'sandbar';
  return way === 'REDIS_CLUSTER' && !/\{[^{}]+\}/.test(prefix) ? `{${prefix}}` : prefix;
}
