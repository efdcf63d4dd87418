import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config.error.js';
import { loadConfig, type Environment } from './load-config.js';

const redisOf = (environment: Environment) => loadConfig('cli', environment).redis;
function faultOf(environment: Environment): ConfigError {
  try {
    loadConfig('cli', environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}
const atFault = (environment: Environment): string[] => faultOf(environment).faults.map(({ variable }) => variable);

describe('the way to Redis', () => {
  let folder: string;
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'sandbar-config-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is none unless one is given', () => {
    expect(redisOf({})).toBeUndefined();
    expect(redisOf({ REDIS_URL: '', REDIS_PREFIX: 'mine' })).toBeUndefined();
  });

  it('is one server, with what its address says', () => {
    expect(redisOf({ REDIS_URL: 'redis://localhost' })).toEqual({
      mode: 'single',
      nodes: [{ host: 'localhost', port: 6379 }],
      database: 0,
      tls: false,
      prefix: 'sandbar',
    });
    expect(redisOf({ REDIS_URL: 'rediss://ops:p%40ss%2Fword@[::1]:6380/3', REDIS_PREFIX: 'sandbar-test' })).toEqual({
      mode: 'single',
      nodes: [{ host: '::1', port: 6380 }],
      username: 'ops',
      password: 'p@ss/word',
      database: 3,
      tls: true,
      prefix: 'sandbar-test',
    });
    expect(redisOf({ REDIS_URL: 'redis://:only-a-password@r' })).toMatchObject({ password: 'only-a-password' });
    expect(redisOf({ REDIS_URL: 'redis://r', REDIS_USERNAME: 'u', REDIS_PASSWORD: 'p' })).toMatchObject({ username: 'u', password: 'p' });
  });

  it('is a master that sentinels name, with the password of each', () => {
    const sentinels = { REDIS_SENTINELS: 's1, s2:26380', REDIS_SENTINEL_NAME: 'main', REDIS_SENTINEL_PASSWORD: 'a', REDIS_PASSWORD: 'b' };
    expect(redisOf({ ...sentinels, REDIS_TLS: 'true' })).toEqual({
      mode: 'sentinel',
      nodes: [
        { host: 's1', port: 26379 },
        { host: 's2', port: 26380 },
      ],
      masterName: 'main',
      sentinelPassword: 'a',
      password: 'b',
      database: 0,
      tls: true,
      prefix: 'sandbar',
    });
  });

  it('is a cluster, whose keys share a hash tag', () => {
    expect(redisOf({ REDIS_CLUSTER: 'a:7000,[::1]:7001' })).toMatchObject({
      mode: 'cluster',
      nodes: [
        { host: 'a', port: 7000 },
        { host: '::1', port: 7001 },
      ],
      prefix: '{sandbar}',
    });
    expect(redisOf({ REDIS_CLUSTER: 'a', REDIS_PREFIX: 'x-{y}' })).toMatchObject({ prefix: 'x-{y}' });
  });

  it('trusts the authority of a file', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';
    expect(redisOf({ REDIS_URL: 'rediss://r', REDIS_CA_FILE: file('ca.pem', pem) })).toMatchObject({ ca: pem });
    expect(atFault({ REDIS_URL: 'rediss://r', REDIS_CA_FILE: file('key.pem', 'hunter2') })).toEqual(['REDIS_CA_FILE']);
    expect(atFault({ REDIS_URL: 'rediss://r', REDIS_CA_FILE: join(folder, 'none.pem') })).toEqual(['REDIS_CA_FILE']);
    expect(atFault({ REDIS_URL: 'redis://r', REDIS_CA_FILE: file('ca.pem', pem) })).toEqual(['REDIS_CA_FILE']);
  });

  it.each<[Environment, string[]]>([
    [{ REDIS_URL: 'redis://r/hunter2' }, ['REDIS_URL']],
    [{ REDIS_URL: 'redis://u:%zz@r' }, ['REDIS_URL']],
    [{ REDIS_URL: 'redis://r?tls=hunter2' }, ['REDIS_URL']],
    [{ REDIS_URL: 'redis://r:99999' }, ['REDIS_URL']],
    [{ REDIS_URL: 'redis:///0' }, ['REDIS_URL']],
    [{ REDIS_URL: 'redis://:hunter2@r', REDIS_PASSWORD: 'hunter2' }, ['REDIS_PASSWORD']],
    [{ REDIS_URL: 'redis://r', REDIS_TLS: 'true' }, ['REDIS_TLS']],
    [{ REDIS_URL: 'redis://r', REDIS_CLUSTER: 'a' }, ['REDIS_CLUSTER']],
    [{ REDIS_URL: 'redis://r', REDIS_SENTINEL_NAME: 'main' }, ['REDIS_SENTINEL_NAME']],
    [{ REDIS_SENTINELS: 's1' }, ['REDIS_SENTINEL_NAME']],
    [{ REDIS_SENTINELS: 's1:hunter2', REDIS_SENTINEL_NAME: 'main' }, ['REDIS_SENTINELS']],
    [{ REDIS_CLUSTER: 'a,,b' }, ['REDIS_CLUSTER']],
    [{ REDIS_CLUSTER: 'a:0' }, ['REDIS_CLUSTER']],
    [{ REDIS_CLUSTER: 'a', REDIS_PREFIX: 'has:colon' }, ['REDIS_PREFIX']],
    [{ REDIS_PASSWORD: 'hunter2', REDIS_TLS: 'true' }, ['REDIS_PASSWORD', 'REDIS_TLS']],
  ])('refuses %j by the variable, without its value', (environment, variables) => {
    const error = faultOf(environment);
    expect(error.faults.map(({ variable }) => variable)).toEqual(variables);
    expect(JSON.stringify(error) + error.message + String(error.stack)).not.toContain('hunter2');
    expect(error.faults.every(({ remedy }) => remedy.includes(' / '))).toBe(true);
  });
});
