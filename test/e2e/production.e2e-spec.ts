import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, Role } from '@sandbar/domain';
import { hashJson } from '@sandbar/hash';
import { CaslPolicy, DEFAULT_SESSION_RULES, EnrolmentService, PasswordHasher, PeopleAdministration, Sessions } from '@sandbar/identity';
import { systemClock } from '@sandbar/observability';
import { createStore, PostgresIdentityStore } from '@sandbar/persistence';
import { findFreePort } from '../../apps/cli/src/embedded/index.js';
import { declarationOf, filesOf } from '../../seeds/demo/pilot.js';
import type { DemoPilot } from '../../seeds/demo/pilot.js';
import { actorOf, authorityId, office } from '../faults/road/demo-office.js';
import { asSuperuser, openExternalPostgres, openExternalRedis, redisIsHere, repeatWithPsql } from './external-services.fixture.js';
import type { ExternalPostgres, ExternalRedis } from './external-services.fixture.js';
import { SignedIn } from './signed-in.fixture.js';
import { CHECKOUT, until } from './started-product.fixture.js';
import { ticked } from '../../seeds/demo/telling/checklists.js';

const PASSWORD = 'tR7!kd0_pQz4';
const PILOT: DemoPilot = {
  name: '码头仓单质押融资服务',
  scene: '货主以电子仓单申请融资，出库前还款。',
  firm: 'bank-31',
  technology: 'blockchain',
};

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

// What the containers do, one command after the other, on a Postgres that knows nothing of us, with the roles of docker/roles.sql alone.
describe.each(redisIsHere() ? ['postgres', 'redis'] : ['postgres'])('production, the queue on %s', (backend) => {
  let root: string;
  let postgres: ExternalPostgres;
  let redis: ExternalRedis | undefined;
  let origin: string;
  let variables: Record<string, string>;
  const running: { readonly child: ChildProcess; readonly ended: Promise<unknown> }[] = [];

  beforeAll(async () => {
    if (!redisIsHere()) console.log('redis-server is not installed here: production was not tried with Redis');
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-production-')));
    chmodSync(root, 0o755);
    postgres = await openExternalPostgres(join(root, 'cluster'));
    redis = backend === 'redis' ? await openExternalRedis(root) : undefined;
    const port = await findFreePort('127.0.0.1');
    origin = `http://localhost:${port}`;
    mkdirSync(join(root, 'files'));
    for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(root, 'bounces', part), { recursive: true });
    writeFileSync(join(root, 'bounces', 'new', '1.mx'), 'From: a@b\r\n\r\nback on Monday\r\n');
    variables = {
      SANDBAR_MODE: 'production',
      SANDBAR_DATA_DIR: join(root, 'files'),
      PUBLIC_URL: origin,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      WORKER_HEARTBEAT_FILE: join(root, 'worker.alive'),
      MAIL_BOUNCE_DIR: join(root, 'bounces'),
      DATABASE_URL_APP_FILE: secret('app', postgres.urls.app),
      DATABASE_URL_SYSTEM_FILE: secret('system', postgres.urls.system),
      ...(redis === undefined ? {} : { REDIS_URL_FILE: secret('redis', redis.url) }),
    };
  }, 180_000);
  afterAll(async () => {
    for (const { child, ended } of running.reverse()) {
      child.kill('SIGKILL');
      await ended;
    }
    await redis?.stop();
    await postgres?.stop();
    rmSync(root, { recursive: true, force: true });
  }, 60_000);

  const secret = (name: string, text: string): string => {
    const path = join(root, `secret-${name}`);
    writeFileSync(path, `${text}\n`);
    return path;
  };
  const owner = (): Record<string, string> => ({ DATABASE_URL_OWNER_FILE: secret('owner', postgres.urls.owner) });

  function start(
    app: 'api' | 'worker' | 'cli',
    words: readonly string[] = [],
    more: Record<string, string> = {},
  ): { child: ChildProcess; ended: Promise<Ran> } {
    const { PATH } = process.env;
    const child = spawn(process.execPath, ['--enable-source-maps', `dist/apps/${app}/src/main.js`, ...words], {
      cwd: CHECKOUT,
      env: { PATH, NODE_ENV: 'production', ...variables, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ended = new Promise<Ran>((settle, fail) => child.once('error', fail).once('close', (code) => settle({ code, out, err })));
    if (app !== 'cli') running.push({ child, ended });
    return { child, ended };
  }
  const sandbar = (words: string, more: Record<string, string> = {}): Promise<Ran> => start('cli', words.split(' '), more).ended;

  it('makes the roles with the least rights; psql itself, where there is one, finds nothing left to do', async () => {
    if (!repeatWithPsql(postgres.superuserUrl)) console.log('psql is not installed here: docker/roles.sql was run by our own reader only');
    const { rows } = await asSuperuser(postgres.superuserUrl, (client) =>
      client.query(`SELECT rolname AS name, rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls AS powerful,
        has_database_privilege(rolname, 'sandbar', 'CONNECT') AS connects, has_database_privilege(rolname, 'sandbar', 'TEMPORARY') AS temporary,
        has_database_privilege(rolname, 'sandbar', 'CREATE') AS creates
        FROM pg_roles WHERE rolname LIKE 'sandbar%' ORDER BY 1`),
    );
    expect(rows).toEqual([
      { name: 'sandbar_app', powerful: false, connects: true, temporary: false, creates: false },
      { name: 'sandbar_owner', powerful: false, connects: true, temporary: true, creates: true },
      { name: 'sandbar_system', powerful: false, connects: true, temporary: true, creates: false },
    ]);
  }, 60_000);

  it('refuses to serve before the schema is there', async () => {
    expect(await start('api').ended).toMatchObject({ code: 1, err: expect.stringMatching(/[Mm]igration/) as string });
    expect(await sandbar('health api')).toMatchObject({ code: 3, err: expect.stringContaining('does not answer') as string });
    expect(await sandbar('health worker')).toMatchObject({ code: 3, err: expect.stringContaining('no heartbeat') as string });
  }, 60_000);

  it('migrates and seeds with the owner’s address, again without effect', async () => {
    expect(await sandbar('migrate --json', owner())).toMatchObject({ code: 0, out: expect.stringMatching(/^\{"ran":\["/) as string });
    expect(await sandbar('migrate --json', owner())).toMatchObject({ code: 0, out: '{"ran":[]}\n' });
    expect(await sandbar('seed', owner())).toMatchObject({ code: 0, out: expect.stringMatching(/authorities=[1-9]/) as string });
    expect(await sandbar('seed', owner())).toMatchObject({ code: 0, out: expect.stringMatching(/authorities=0/) as string });
  }, 120_000);

  it('serves: api and worker start, are healthy, and show nothing of the demo', async () => {
    start('worker');
    start('api');
    const ready = async (): Promise<true | undefined> => (await fetch(`${origin}/health/ready`).catch(() => undefined))?.ok || undefined;
    await until('the api to be ready', 60, ready);
    expect(await sandbar('health api')).toMatchObject({ code: 0, out: 'api ready\n' });
    await until('the worker’s heartbeat', 60, () => (existsSync(join(root, 'worker.alive')) ? true : undefined));
    expect(await sandbar('health worker')).toMatchObject({ code: 0, out: 'worker alive\n' });
    await until('the mailbox of bounces to be read', 60, () => existsSync(join(root, 'bounces', 'cur', '1.mx:2,')) || undefined);
    expect(
      (await fetch(`${origin}/sign-in/demo`, { method: 'POST', headers: { origin }, redirect: 'manual' })).status,
    ).toBeGreaterThanOrEqual(400);
    expect(await (await fetch(`${origin}/`)).text()).not.toContain('演示用户');
  }, 120_000);

  it('takes one application from the first administrator’s link to the firm’s inbox, over HTTP', async () => {
    const first = await sandbar('first-link --json');
    const { url } = JSON.parse(first.out) as { url: string };
    const administrator = await SignedIn.byLink(url, PASSWORD, origin);
    const me = (await administrator.get('/v1/me')).json;
    expect(await sandbar('first-link')).toMatchObject({ code: 1, out: '' });

    const links = await enrolTeam(administratorOf(String(me['person'])));
    const [applicant, signatory, desk] = await Promise.all(links.map((link) => SignedIn.byLink(link, PASSWORD, origin)));
    const made = await applicant!.post('/v1/cases', { title: PILOT.name, province: '31', leadAuthority: authorityId('pbc-shanghai') });
    expect(made.status).toBe(201);
    const caseId = String(made.json['caseId']);
    const content = declarationOf(PILOT, String(made.json['at']).slice(0, 10));
    for (const { file } of filesOf(PILOT, content))
      expect(await applicant!.upload(`/v1/cases/${caseId}/attachments`, file.fileName, file.mediaType, file.bytes)).toMatchObject({
        status: 201,
      });
    const copy = `/v1/cases/${caseId}/working-copy`;
    expect(await applicant!.put(copy, { content }, { 'if-match': '"r0"' })).toMatchObject({ status: 200 });
    expect(await signatory!.act(caseId, 'SEAL', { workingCopyRevision: 1 })).toMatchObject({ status: 200 });
    expect(await signatory!.act(caseId, 'ATTEST', { declarationHash: hashJson(content) })).toMatchObject({ status: 200 });
    expect(await desk!.act(caseId, 'ACCEPT', { checklist: ticked('intake'), laneAuthorities: {} })).toMatchObject({
      status: 200,
      json: { stage: 'review' },
    });
    const told = async (): Promise<true | undefined> => {
      const again = await SignedIn.byPassword('clerk@firm.example', PASSWORD, origin);
      return JSON.stringify((await again.get('/v1/inbox')).json).includes(caseId) || undefined;
    };
    await until('the message to the firm', 60, told);
    if (redis !== undefined) expect(await redis.ask('KEYS *sandbar*')).toContain('sandbar');
    expect(await sandbar('record verify --json', owner())).toMatchObject({
      code: 0,
      out: expect.stringContaining('"cases":1,"entries":4,"findings":[]') as string,
    });
    expect(JSON.parse((await sandbar('outbox --json', owner())).out)).toMatchObject({ pending: 0, dead: 0 });
  }, 180_000);

  it('ends on SIGTERM, both of them', async () => {
    for (const { child, ended } of running.splice(0)) {
      child.kill('SIGTERM');
      if (child.exitCode === null) expect(await ended).toMatchObject({ code: 0 });
    }
  }, 60_000);

  const administratorOf = (person: string): Actor => ({
    person,
    roles: ['system-administrator'],
    organisation: null,
    authority: null,
    province: null,
  });

  /** A firm with two people and a desk officer: their links. */
  async function enrolTeam(by: Actor): Promise<readonly string[]> {
    const dataSource = await createStore({ url: postgres.urls.app, poolSize: 1 }).initialize();
    try {
      const store = new PostgresIdentityStore(dataSource);
      const sessions = new Sessions(store, systemClock, DEFAULT_SESSION_RULES);
      const enrolment = new EnrolmentService(store, systemClock, new PasswordHasher(), sessions, origin);
      const administration = new PeopleAdministration(store, systemClock, new CaslPolicy(), enrolment, sessions);
      const firm = office().organisations.find(({ id }) => id === actorOf('bank-31.applicant').organisation)!;
      expect(await administration.addOrganisation(by, firm)).toBeUndefined();
      const invite = async (
        login: string,
        role: Role,
        place: { organisation: string | null; authority: string | null },
      ): Promise<string> => {
        const person = { login, displayName: login, email: null, locale: 'zh', province: '31', roles: [role], ...place } as const;
        const link = await administration.invite(by, person);
        if ('refused' in link) throw new Error(JSON.stringify(link));
        return link.url;
      };
      const inFirm = { organisation: firm.id, authority: null };
      return [
        await invite('clerk@firm.example', 'applicant', inFirm),
        await invite('signatory@firm.example', 'signatory', inFirm),
        await invite('desk@office.example', 'intake-officer', { organisation: null, authority: authorityId('pbc-shanghai') }),
      ];
    } finally {
      await dataSource.destroy();
    }
  }
});
