import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type ProcessName } from '@sandbar/config';
import { parse } from 'yaml';
import { CHECKOUT, DOCKER, isKnownVariable, read } from './files.js';

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly security_opt?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly restart?: string;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly deploy: { readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string } } };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { file: string }>>;
  readonly networks: Readonly<Record<string, { internal?: boolean }>>;
}

const compose = parse(read('compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const service = (name: string): Service => compose.services[name]!;
const OURS = ['migrate', 'seed', 'api', 'worker'];
const ONE_SHOT = ['migrate', 'seed'];

describe('compose.yml', () => {
  it('has the six services and nothing of the demo', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'seed', 'worker']);
    expect(read('compose.yml')).not.toMatch(/SANDBAR_MODE: demo|sandbar, start/);
    for (const name of OURS) expect(service(name).environment).toMatchObject({ SANDBAR_MODE: 'production' });
  });

  it.each(services)('%s: closed as far as it can be', (name, one) => {
    expect(one).toMatchObject({ read_only: true, security_opt: ['no-new-privileges:true'], cap_drop: ['ALL'] });
    if (name !== 'postgres') expect([one.cap_add, one.user]).toEqual([undefined, expect.stringMatching(/^(redis|10001:10001)$/)]);
    expect(one.deploy.resources.limits).toMatchObject({
      cpus: expect.any(String) as string,
      memory: expect.stringMatching(/^\d+[mg]$/) as string,
    });
    expect(one.image).not.toMatch(/alpine|:latest$/);
    expect(one.image).toMatch(/:.+/);
  });

  it('starts each when what it needs is there', () => {
    const needs = Object.fromEntries(
      services.map(([name, one]) => [name, Object.entries(one.depends_on ?? {}).map(([on, { condition }]) => `${on} ${condition}`)]),
    );
    expect(needs).toEqual({
      postgres: [],
      redis: [],
      migrate: ['postgres service_healthy'],
      seed: ['migrate service_completed_successfully'],
      api: ['seed service_completed_successfully', 'redis service_healthy'],
      worker: ['seed service_completed_successfully', 'redis service_healthy'],
    });
    for (const [name, one] of services) {
      expect([name, one.restart]).toEqual([name, ONE_SHOT.includes(name) ? 'on-failure:3' : 'unless-stopped']);
      expect([name, one.healthcheck?.disable === true || one.healthcheck?.test?.[0] === 'CMD']).toEqual([name, true]);
    }
  });

  it('gives each process its variables: only known ones, enough to start, no secret as text, the owner’s address to the one-shots alone', () => {
    const example = mkdtempSync(join(tmpdir(), 'sandbar-secrets-'));
    execFileSync('sh', [join(DOCKER, 'make-secrets.sh'), example]);
    const asProcess: Readonly<Record<string, ProcessName>> = { migrate: 'cli', seed: 'cli', api: 'api', worker: 'worker' };
    for (const [name, as] of Object.entries(asProcess)) {
      const given = Object.entries(service(name).environment ?? {});
      expect(given.map(([variable]) => variable).filter((variable) => !isKnownVariable(variable))).toEqual([]);
      for (const [variable, value] of given) expect([variable, /:\/\/[^/]*:[^/]*@/.test(value)]).toEqual([variable, false]);
      const mounted = new Set((service(name).secrets ?? []).map((secret) => `/run/secrets/${secret}`));
      const files = given.filter(([variable]) => variable.endsWith('_FILE') && variable !== 'WORKER_HEARTBEAT_FILE');
      for (const [, path] of files) expect(mounted).toContain(path);
      // What compose would make of the defaults `${NAME:-value}`.
      const real = given.map(([variable, value]) => [variable, value.replace(/\$\{\w+:-([^}]*)\}/, '$1').replace('/run/secrets', example)]);
      const config = loadConfig(as, Object.fromEntries(real));
      expect([config.mode, config.redis?.password !== undefined]).toEqual(['production', true]);
      expect(config.database?.owner !== undefined).toBe(ONE_SHOT.includes(name));
    }
    rmSync(example, { recursive: true });
  });

  it('publishes the api on this machine only; database and queue are on a network that leads nowhere', () => {
    expect(services.filter(([, one]) => one.ports !== undefined).map(([name, one]) => [name, one.ports])).toEqual([
      ['api', ['127.0.0.1:${PORT:-3000}:3000']],
    ]);
    expect(compose.networks['inside']).toEqual({ internal: true });
    for (const [name, one] of services)
      expect([name, one.networks.includes('outside')]).toEqual([name, name === 'api' || name === 'worker']);
  });

  it('mounts what is there, keeps data in named volumes, and names every secret', () => {
    for (const [, one] of services)
      for (const mount of one.volumes ?? []) {
        const [from = ''] = mount.split(':');
        if (from.startsWith('.')) expect([from, existsSync(join(DOCKER, from)), mount.endsWith(':ro')]).toEqual([from, true, true]);
        else expect(Object.keys(compose.volumes)).toContain(from);
      }
    const used = new Set(services.flatMap(([, one]) => one.secrets ?? []));
    expect([...used].sort()).toEqual(Object.keys(compose.secrets).sort());
  });

  it('runs programs that are there', () => {
    for (const name of ['api', 'worker']) expect(service(name).command?.at(-1)).toBe(`dist/apps/${name}/src/main.js`);
    for (const name of ['api', 'worker']) expect(existsSync(join(CHECKOUT, `apps/${name}/src/main.ts`))).toBe(true);
    for (const name of ONE_SHOT) expect(service(name).command).toEqual(['sandbar', name]);
  });
});

describe('redis', () => {
  it('keeps what it was given, and never drops a key to make room', () => {
    const settings = Object.fromEntries(
      read('redis', 'redis.conf')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => line.split(/ (.*)/s)),
    ) as Record<string, string>;
    expect(settings).toMatchObject({ appendonly: 'yes', 'maxmemory-policy': 'noeviction' });
    expect(settings).not.toHaveProperty('requirepass');
  });
});

describe('make-secrets.sh', () => {
  it('makes every secret once, in a directory that is closed, and leaves them alone afterwards', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'sandbar-secrets-')), 'secrets');
    const make = (): string => execFileSync('sh', [join(DOCKER, 'make-secrets.sh'), folder], { encoding: 'utf8' });
    make();
    const found = (): Record<string, string> =>
      Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    const first = found();
    expect(Object.keys(first).sort()).toEqual(Object.keys(compose.secrets).sort());
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
    expect([statSync(folder).mode & 0o777, statSync(join(folder, 'redis_url')).mode & 0o777]).toEqual([0o700, 0o444]);
    expect(make()).not.toContain(first['app_password']);
    expect(found()).toEqual(first);
    rmSync(join(folder, '..'), { recursive: true });
  });

  it('is not committed', () => {
    expect(readFileSync(join(CHECKOUT, '.gitignore'), 'utf8').split('\n')).toContain('docker/secrets');
  });
});
