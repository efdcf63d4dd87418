import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getMetadataStorage } from 'class-validator';
import { ConfigError } from './config.error.js';
import { EnvDto } from './env.dto.js';
import { environmentFor, readEnvironment } from './environment.js';
import { loadConfig, type Environment } from './load-config.js';
import { DEFAULT_RETRIES } from './retries.js';

const ROOT = resolve(__dirname, '../../..');
const ADDRESSES = {
  DATABASE_URL_APP: 'postgres://sandbar_app:s3cret-a@db:5432/sandbar',
  DATABASE_URL_SYSTEM: 'postgres://sandbar_system:s3cret-s@db:5432/sandbar',
  DATABASE_URL_OWNER: 'postgres://sandbar_owner:s3cret-o@db:5432/sandbar',
};

function faultsOf(environment: Environment, process: 'api' | 'worker' | 'cli' = 'cli'): ConfigError {
  try {
    loadConfig(process, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}
const variablesAtFault = (environment: Environment, process?: 'api' | 'worker' | 'cli') =>
  faultsOf(environment, process)
    .faults.map((fault) => fault.variable)
    .sort();

describe('loadConfig', () => {
  it('needs nothing for the embedded demo', () => {
    const config = loadConfig('cli', {});
    expect(config).toEqual({
      process: 'cli',
      mode: 'demo',
      checkout: ROOT,
      dataDir: resolve(ROOT, '.sandbar'),
      http: {
        port: 3000,
        hosts: ['127.0.0.1', '::1'],
        publicUrl: 'http://localhost:3000',
        trustedProxies: 0,
        rateLimitPerMinute: 600,
      },
      databasePoolSize: 10,
      telemetry: {},
      secretsKeys: [],
      retries: DEFAULT_RETRIES,
      logLevel: 'info',
    });
  });

  it('is frozen through and through', () => {
    const config = loadConfig('cli', ADDRESSES);
    for (const part of [config, config.http, config.http.hosts, config.database]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('means production where a database of one’s own is given, and listens for others then', () => {
    expect(loadConfig('cli', ADDRESSES)).toMatchObject({
      mode: 'production',
      http: { hosts: ['0.0.0.0'] },
      database: { owner: ADDRESSES.DATABASE_URL_OWNER },
    });
    expect(loadConfig('cli', { ...ADDRESSES, HOST: '10.0.0.7' }).http.hosts).toEqual(['10.0.0.7']);
  });

  it('listens on this machine only in demo mode, whatever HOST says', () => {
    expect(loadConfig('cli', { HOST: '0.0.0.0' }).http.hosts).toEqual(['127.0.0.1', '::1']);
    expect(loadConfig('cli', { ...ADDRESSES, SANDBAR_MODE: 'demo', HOST: '0.0.0.0' }).http.hosts).toEqual(['127.0.0.1', '::1']);
  });

  it('takes keys for stored secrets of 32 bytes, the one in use first', () => {
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((key) => key.toString('base64'));
    expect(loadConfig('api', { ...ADDRESSES, SECRETS_KEY: `${one},${two}` }).secretsKeys).toEqual([one, two]);
    for (const wrong of ['secret', Buffer.alloc(31).toString('base64'), `${one},`, `${one} `])
      expect(variablesAtFault({ SECRETS_KEY: wrong })).toEqual(['SECRETS_KEY']);
  });

  it('takes an identity provider by https, or by http on this machine, with all that belongs to it', () => {
    const client = { OIDC_CLIENT_ID: 'sandbar', OIDC_CLIENT_SECRET: 's3cret' };
    const oidc = { issuer: 'https://id.example/realms/a', clientId: 'sandbar', clientSecret: 's3cret', name: 'id.example' };
    expect(loadConfig('cli', { OIDC_ISSUER: oidc.issuer, ...client }).oidc).toEqual(oidc);
    expect(loadConfig('cli', { OIDC_ISSUER: 'http://127.0.0.1:9000', ...client, OIDC_NAME: '统一认证' }).oidc?.name).toBe('统一认证');
    expect(variablesAtFault({ OIDC_ISSUER: 'http://id.example', ...client })).toEqual(['OIDC_ISSUER']);
    expect(variablesAtFault({ ...ADDRESSES, OIDC_ISSUER: oidc.issuer })).toEqual(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'SECRETS_KEY']);
  });

  it('names all variables at fault at once', () => {
    expect(
      variablesAtFault({
        PORT: '70000',
        SANDBAR_MODE: 'test',
        LOG_LEVEL: 'loud',
        PUBLIC_URL: 'http://sandbar.gov.cn',
        REDIS_URL: 'localhost',
      }),
    ).toEqual(['LOG_LEVEL', 'PORT', 'PUBLIC_URL', 'REDIS_URL', 'SANDBAR_MODE']);
  });

  it.each(['-1', '65536', '3000.5', '0x10', ' 3000', '3e3', 'http'])('refuses %j as a port', (PORT) => {
    expect(variablesAtFault({ PORT })).toEqual(['PORT']);
  });

  it('takes an empty variable as absent', () => {
    expect(loadConfig('cli', { PORT: '', DATABASE_URL_OWNER: '', PUBLIC_URL: '' }).http.port).toBe(3000);
  });

  it('never repeats a value: it may be a password', () => {
    const error = faultsOf({
      DATABASE_URL_APP: 'mysql://root:hunter2@db/x',
      DATABASE_URL_SYSTEM: 'hunter2',
      PUBLIC_URL: 'http://hunter2.example',
      PORT: 'hunter2',
    });
    expect(JSON.stringify(error) + error.message + String(error.stack)).not.toContain('hunter2');
    expect(error.faults.every((fault) => fault.remedy.includes(' / '))).toBe(true);
  });

  it('asks for the addresses each process needs', () => {
    expect(variablesAtFault({}, 'api')).toEqual(['DATABASE_URL_APP', 'DATABASE_URL_SYSTEM']);
    expect(variablesAtFault({ DATABASE_URL_SYSTEM: ADDRESSES.DATABASE_URL_SYSTEM }, 'worker')).toEqual(['DATABASE_URL_APP']);
    expect(variablesAtFault({ DATABASE_URL_APP: ADDRESSES.DATABASE_URL_APP })).toEqual(['DATABASE_URL_OWNER', 'DATABASE_URL_SYSTEM']);
    expect(loadConfig('api', { ...ADDRESSES, DATABASE_URL_OWNER: '' }).database?.owner).toBeUndefined();
  });
});

describe('NAME_FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbar-config-'));
  const fileOf = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('stands for the variable, without the line end of the file', () => {
    const files = Object.entries(ADDRESSES).map(([name, url]) => [`${name}_FILE`, fileOf(name, `${url}\n`)]);
    expect(loadConfig('cli', { ...Object.fromEntries(files), PORT_FILE: fileOf('port', '4000') })).toMatchObject({
      mode: 'production',
      http: { port: 4000 },
      database: { app: ADDRESSES.DATABASE_URL_APP, owner: ADDRESSES.DATABASE_URL_OWNER },
    });
  });

  it('is refused beside its variable, where the file is not there, and where its content will not do', () => {
    expect(variablesAtFault({ PORT: '1', PORT_FILE: fileOf('port', '2') })).toEqual(['PORT_FILE']);
    expect(variablesAtFault({ PORT_FILE: join(folder, 'none') })).toEqual(['PORT_FILE']);
    expect(variablesAtFault({ REDIS_URL_FILE: fileOf('redis', 'hunter2') })).toEqual(['REDIS_URL']);
    expect(loadConfig('cli', { PORT: '1', PORT_FILE: '' }).http.port).toBe(1);
  });

  it('does not hand the owner’s address on to a process that serves', () => {
    const files = Object.entries(ADDRESSES).map(([name, url]) => [`${name}_FILE`, fileOf(name, url)] as const);
    const config = loadConfig('cli', Object.fromEntries(files));
    const env = environmentFor(
      config,
      { app: ADDRESSES.DATABASE_URL_APP, system: ADDRESSES.DATABASE_URL_SYSTEM },
      3000,
      Object.fromEntries(files),
    );
    expect(loadConfig('api', env).database).toEqual({ app: ADDRESSES.DATABASE_URL_APP, system: ADDRESSES.DATABASE_URL_SYSTEM });
  });
});

describe('SMTP', () => {
  it('is off until there is a server; a sender has a name or none', () => {
    expect(loadConfig('cli', { SMTP_FROM: 'a@b.cn' }).mail).toBeUndefined();
    expect(
      loadConfig('cli', { SMTP_URL: 'smtps://u:p@mail.example.cn:465', SMTP_FROM: '沙洲 <a@b.cn>', SMTP_CA: '-----BEGIN CERTIFICATE-----' })
        .mail,
    ).toEqual({
      url: 'smtps://u:p@mail.example.cn:465',
      from: { name: '沙洲', address: 'a@b.cn' },
      ca: '-----BEGIN CERTIFICATE-----',
    });
    expect(loadConfig('cli', { SMTP_URL: 'smtp://localhost:25', SMTP_FROM: 'a@b.cn' }).mail?.from).toEqual({ name: '', address: 'a@b.cn' });
  });
  it.each(['http://mail.example.cn', 'mail.example.cn', 'smtp://', 'smtp://a b'])('takes no server at %s', (SMTP_URL) => {
    expect(variablesAtFault({ SMTP_URL })).toEqual(['SMTP_URL']);
  });
  it.each(['nobody', 'a@b.cn\r\nBcc: x@y.cn', 'x <a@b.cn', '<a@b.cn> x'])('takes no sender %j', (SMTP_FROM) => {
    expect(variablesAtFault({ SMTP_FROM })).toEqual(['SMTP_FROM']);
  });
});

describe('WEBHOOK_LOOPBACK', () => {
  it('is for the demo and tests; production refuses it', () => {
    expect(loadConfig('cli', { WEBHOOK_LOOPBACK: 'true' }).webhookLoopback).toBe(true);
    expect(loadConfig('cli', { WEBHOOK_LOOPBACK: 'false' }).webhookLoopback).toBeUndefined();
    expect(variablesAtFault({ ...ADDRESSES, WEBHOOK_LOOPBACK: 'true' })).toEqual(['WEBHOOK_LOOPBACK']);
    expect(variablesAtFault({ SANDBAR_MODE: 'production', WEBHOOK_LOOPBACK: 'true' })).toEqual(['WEBHOOK_LOOPBACK']);
  });
});

describe('telemetry', () => {
  it('is taken over, and refused where it cannot be meant', () => {
    const given = { METRICS_PORT: '9464', METRICS_TOKEN: 'a-token-long-enough', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' };
    expect(loadConfig('cli', given).telemetry).toEqual({
      metricsPort: 9464,
      metricsToken: 'a-token-long-enough',
      tracesTo: 'http://localhost:4318',
    });
    expect(variablesAtFault({ METRICS_PORT: 'x', METRICS_TOKEN: 'short', OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' })).toEqual([
      'METRICS_PORT',
      'METRICS_TOKEN',
      'OTEL_EXPORTER_OTLP_ENDPOINT',
    ]);
  });
});

describe('PUBLIC_URL', () => {
  it.each([
    ['https://sandbar.example.cn', 'https://sandbar.example.cn'],
    ['https://sandbar.example.cn:8443/', 'https://sandbar.example.cn:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('takes %s', (PUBLIC_URL, origin) => {
    expect(loadConfig('cli', { PUBLIC_URL }).http.publicUrl).toBe(origin);
  });

  it.each([
    'http://sandbar.example.cn',
    'http://192.168.1.5:3000',
    'http://localhost.example.cn',
    'http://127.0.0.1.nip.io',
    'https://sandbar.example.cn/app',
    'https://u:p@sandbar.example.cn',
    'https://sandbar.example.cn/?a=1',
    'ftp://localhost',
    'localhost:3000',
    'sandbar',
  ])('refuses %s', (PUBLIC_URL) => {
    expect(variablesAtFault({ PUBLIC_URL })).toEqual(['PUBLIC_URL']);
  });
});

describe('environmentFor', () => {
  it('hands on the found port and the addresses, without the owner’s', () => {
    const config = loadConfig('cli', { PORT: '0', SANDBAR_DATA_DIR: '/srv/data' });
    const env = environmentFor(
      config,
      { app: ADDRESSES.DATABASE_URL_APP, system: ADDRESSES.DATABASE_URL_SYSTEM, owner: 'postgres://o:o@h/d' },
      4711,
      {},
    );
    const child = loadConfig('api', env);
    expect(child).toMatchObject({
      mode: 'demo',
      dataDir: '/srv/data',
      http: { port: 4711, publicUrl: 'http://localhost:4711', hosts: ['127.0.0.1', '::1'] },
    });
    expect(child.database).toEqual({ app: ADDRESSES.DATABASE_URL_APP, system: ADDRESSES.DATABASE_URL_SYSTEM });
  });
});

describe('.env.example', () => {
  const example = readFileSync(resolve(ROOT, '.env.example'), 'utf8');
  const listed = [...example.matchAll(/^#?([A-Z][A-Z_]*)=(.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? ''] as const);

  it('lists exactly the variables of EnvDto', () => {
    const rules = getMetadataStorage().getTargetValidationMetadatas(EnvDto, '', false, false);
    const known = new Set(rules.map((rule) => rule.propertyName));
    expect(listed.map(([name]) => name).sort()).toEqual([...known].sort());
  });

  it('is a configuration as it stands, with and without its commented lines', () => {
    const beside = ['REDIS_USERNAME', 'REDIS_PASSWORD', 'REDIS_TLS'];
    for (const way of [
      ['REDIS_URL'],
      ['REDIS_SENTINELS', 'REDIS_SENTINEL_NAME', 'REDIS_SENTINEL_PASSWORD', ...beside],
      ['REDIS_CLUSTER', ...beside],
    ]) {
      // One way to Redis at a time; the certificate is a file of the reader's own.
      const chosen = listed.filter(([name]) => !name.startsWith('REDIS_') || name === 'REDIS_PREFIX' || way.includes(name));
      expect(() => loadConfig('cli', Object.fromEntries(chosen))).not.toThrow();
    }
    expect(() => loadConfig('cli', readEnvironment(resolve(ROOT, '.env.example')))).not.toThrow();
  });
});
