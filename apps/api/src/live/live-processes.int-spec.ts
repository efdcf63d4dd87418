import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { DEFAULT_SESSION_RULES, SESSION_COOKIE, Sessions } from '@sandbar/identity';
import { createLogger, systemClock } from '@sandbar/observability';
import { PostgresIdentityStore, createStore } from '@sandbar/persistence';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { isRefusal } from '@sandbar/domain';
import { v7 as uuidv7 } from 'uuid';
import { EventReader } from '../../../../test/fixtures/event-reader.js';
import { actorOf, authorityId, enterOffice, office } from '../../../../test/faults/road/demo-office.js';
import { compose } from '../compose.js';
import type { Composed } from '../compose.js';
import { createApi } from '../create-app.js';
import type { Api } from '../create-app.js';
import { LiveHub } from './live-hub.js';

const FIRM = 'bank-31.applicant';
const OFFICE = 'pbc-shanghai.intake-officer-1';
const STREAMS = 200;
const OF_ONE_PERSON = 12;

interface Process {
  readonly api: Api;
  readonly composed: Composed;
  readonly origin: string;
}
let database: TestDatabase;
let running: Process[];
let readers: EventReader[];
let dataDir: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  database = await openTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'sandbar-live-'));
  await enterOffice(database.systemUrl);
  const store = await createStore({ url: database.appUrl, poolSize: 1 }).initialize();
  for (const login of [FIRM, OFFICE, 'bank-32.applicant']) {
    const { token } = await new Sessions(new PostgresIdentityStore(store), systemClock, DEFAULT_SESSION_RULES).open(
      actorOf(login).person,
      'demo',
      null,
    );
    tokens.set(login, token);
  }
  await store.destroy();
}, 60_000);
afterAll(async () => {
  await database?.close();
  if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  readers = [];
  running = await Promise.all([start(), start()]);
});
afterEach(async () => {
  for (const reader of readers) reader.close();
  await Promise.all(running.map(stop));
});

/** One api process as main.ts makes it, on a port of its own. */
async function start(): Promise<Process> {
  const config = {
    process: 'api',
    mode: 'demo',
    checkout: '/',
    dataDir,
    databasePoolSize: 4,
    secretsKeys: [],
    logLevel: 'silent',
    telemetry: {},
    http: { port: 0, hosts: [], publicUrl: 'http://localhost:3000', trustedProxies: 0, rateLimitPerMinute: 100_000 },
  } as unknown as Config;
  const composed = await compose(config, { app: database.appUrl, system: database.systemUrl }, createLogger('api', 'silent'));
  const api = await createApi(composed.ports, composed.settings);
  await api.app.listen(0, '127.0.0.1');
  return { api, composed, origin: (await api.app.getUrl()).replace('[::1]', '127.0.0.1') };
}
async function stop({ api, composed }: Process): Promise<void> {
  await api.app.close();
  await composed.close();
}
async function listen(at: Process, login: string, lastEventId?: string, cookie = cookieOf(login)): Promise<EventReader> {
  const reader = new EventReader(at.origin, cookie, lastEventId === undefined ? {} : { lastEventId });
  readers.push(reader);
  return reader.open();
}
const cookieOf = (login: string): string => `${SESSION_COOKIE}=${tokens.get(login)}`;

let made = 0;
/** A new application of bank-31, by the road of that process. */
async function create({ composed }: Process): Promise<string> {
  made += 1;
  const caseId = uuidv7();
  const actor = actorOf(FIRM);
  const payload = {
    title: `演示 ${made}`,
    province: '31',
    leadAuthority: authorityId('pbc-shanghai'),
    leadApplicant: actor.organisation,
    linkedTo: null,
  };
  const answer = await composed.ports.road.handle({
    key: `live-${made}`,
    caseId,
    type: 'CREATE',
    payload,
    actor,
    traceId: 'live',
    create: 'pilot-application',
    source: { kind: 'person' },
  });
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return caseId;
}
const casesOf = (...all: readonly EventReader[]): unknown[] => all.flatMap(({ events }) => events.map(({ data }) => data['caseId']));

describe('several api processes', () => {
  it('each tell what was committed through any of them', async () => {
    const [a, b] = running as [Process, Process];
    const [one, two] = [await listen(a, FIRM), await listen(b, FIRM)];
    const expected = [await create(a), await create(b), await create(a)];
    for (const reader of [one, two]) {
      await reader.received(3);
      expect(casesOf(reader)).toEqual(expected);
    }
  });

  it('lose nothing and double nothing for a browser that is cut off in mid-stream and comes back to another one', async () => {
    const [a, b] = running as [Process, Process];
    const expected: string[] = [];
    const first = await listen(a, FIRM);
    const writing = (async () => {
      for (let n = 0; n < 40; n += 1) expected.push(await create(b));
    })();
    await first.received(5);
    // As a kill does: the connection is gone, whatever was on its way.
    (a.api.app.getHttpServer() as unknown as { closeAllConnections(): void }).closeAllConnections();
    await first.finished();
    await stop(a);
    running = [b];
    const second = await listen(b, FIRM, first.lastId);
    await writing;
    await second.received(expected.length - casesOf(first).length);
    expect(casesOf(first, second)).toEqual(expected);
  });

  it('end their streams when they stop, and the browser goes on elsewhere', async () => {
    const [a, b] = running as [Process, Process];
    const first = await listen(a, FIRM);
    const one = await create(a);
    await first.received(1);
    await stop(a);
    running = [b];
    await first.finished();
    const two = await create(b);
    const second = await listen(b, FIRM, first.lastId);
    await second.received(1);
    expect(casesOf(first, second)).toEqual([one, two]);
  });

  it('keep a firm’s case from everybody else', async () => {
    const [a] = running as [Process, Process];
    const foreign = await listen(a, 'bank-32.applicant');
    const lead = await listen(a, OFFICE);
    const own = await listen(a, FIRM);
    await create(a);
    await own.received(1);
    // A draft is the firm's alone; the office and the other firm are told nothing.
    expect([foreign.events, lead.events]).toEqual([[], []]);
    // Nor by asking for everything that ever was.
    const again = await listen(a, 'bank-32.applicant', own.lastId.replace(/-\d+-c.+$/, '-0-0'));
    await create(a);
    await own.received(2);
    expect(again.events).toEqual([]);
  });

  it(`carry ${STREAMS} streams in one process and tell each what is its own`, async () => {
    const [a] = running as [Process, Process];
    const store = await createStore({ url: database.appUrl, poolSize: 2 }).initialize();
    const sessions = new Sessions(new PostgresIdentityStore(store), systemClock, DEFAULT_SESSION_RULES);
    const all: EventReader[] = [];
    const strangers = office()
      .people.filter(({ person }) => person.authority !== null)
      .map(({ person }) => person.id);
    for (let n = 0; n < STREAMS; n += 1) {
      // As many of one person as a person may have; the others are people who hold nothing of it.
      const { token } = await sessions.open(n < OF_ONE_PERSON ? actorOf(FIRM).person : strangers[n % strangers.length]!, 'demo', null);
      all.push(await listen(a, FIRM, undefined, `${SESSION_COOKIE}=${token}`));
    }
    await store.destroy();
    const hub = a.api.app.get(LiveHub);
    expect(hub.figures().streams).toBe(STREAMS);
    const expected: string[] = [];
    for (let n = 0; n < 20; n += 1) expected.push(await create(a));
    for (const reader of all.slice(0, OF_ONE_PERSON)) {
      await reader.received(20);
      expect(casesOf(reader)).toEqual(expected);
    }
    expect(all.slice(OF_ONE_PERSON).every(({ events }) => events.length === 0)).toBe(true);
    expect(hub.figures()).toEqual({ streams: STREAMS, bytesWaiting: 0 });
  }, 120_000);
});
