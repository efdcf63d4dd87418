import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { DEFAULT_SESSION_RULES, SESSION_COOKIE, Sessions } from '@sandbar/identity';
import { createLogger, Metrics, openTracing, systemClock } from '@sandbar/observability';
import type { Tracing } from '@sandbar/observability';
import { createStore, PostgresIdentityStore } from '@sandbar/persistence';
import { openTestDatabase, SetClock } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { v7 as uuidv7 } from 'uuid';
import { DatabaseRoad } from '../../../../test/faults/road/database-road.js';
import { actorOf, enterOffice } from '../../../../test/faults/road/demo-office.js';
import { passReview, playToReview } from '../../../../test/faults/road/play-application.js';
import { childOf, DISCLOSURE } from '../../../../test/faults/road/play-sharing.js';
import { TraceReceiver } from '../../../../test/fixtures/trace-receiver.js';
import { compose } from '../../../api/src/compose.js';
import { createApi } from '../../../api/src/create-app.js';
import { openEngine } from '../engine.js';
import { engineWatch } from './engine-watch.js';
import { kindOf } from './kind-of.js';
import { WorkerAnswers } from './worker-answers.js';

const COORDINATOR = 'pbc-shanghai.coordinator-2';
const daysAgo = (days: number): string => new Date(Date.parse(systemClock.now()) - days * 86_400_000).toISOString();
const CALLER = '4bf92f3577b34da6a3ce929d0e0e4736';

interface Released {
  readonly status: number;
  readonly traceId: string | null;
  readonly body: string;
  readonly metrics: string;
}

describe('one application, watched from the request to the last job', () => {
  let database: TestDatabase;
  let dataDir: string;
  let road: DatabaseRoad;
  let receiver: TraceReceiver;
  let packageId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'sandbar-watch-'));
    receiver = await new TraceReceiver().start();
    await enterOffice(database.systemUrl);
    // The claims of the provinces have been over for a while: the package is written, and waits for its release.
    const clock = new SetClock(daysAgo(30));
    road = await DatabaseRoad.open({ appUrl: database.appUrl, systemUrl: database.systemUrl, clock, dataDir });
    const application = uuidv7();
    await playToReview(road, application, { serviceArea: ['31', '32', '33'] });
    await passReview(road, application);
    await road.engine.dispatcher.drain();
    clock.set(daysAgo(10));
    await road.engine.dispatcher.drain();
    packageId = await childOf(road, application, 'sharing-package');
    await road.send('pbc-shanghai.coordinator-1', packageId, 'SUBMIT_PACKAGE', { ...DISCLOSURE, expiresOn: daysAgo(-90).slice(0, 10) });
    await road.engine.dispatcher.drain();
  }, 60_000);
  afterAll(async () => {
    await road.close();
    await receiver.stop();
    await database.close();
  });

  const config = (): Config =>
    ({
      process: 'api',
      mode: 'demo',
      checkout: '/',
      dataDir,
      databasePoolSize: 4,
      secretsKeys: [],
      logLevel: 'silent',
      telemetry: { metricsPort: 0 },
      http: { port: 0, hosts: ['127.0.0.1'], publicUrl: 'http://localhost:3000', trustedProxies: 0, rateLimitPerMinute: 100_000 },
    }) as unknown as Config;

  /** Releases the package to the provinces over HTTP, as the second coordinator. */
  async function release(tracing: Tracing, metrics: Metrics): Promise<Released> {
    const logger = createLogger('api', 'silent');
    const composed = await compose(config(), { app: database.appUrl, system: database.systemUrl }, logger, { metrics, tracing });
    const { app } = await createApi(composed.ports, composed.settings);
    await app.listen(0, '127.0.0.1');
    const origin = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    try {
      return await releaseAt(origin);
    } finally {
      await app.close();
      await composed.close();
    }
  }

  async function releaseAt(origin: string): Promise<Released> {
    const store = await createStore({ url: database.appUrl, poolSize: 1 }).initialize();
    const { token } = await new Sessions(new PostgresIdentityStore(store), systemClock, DEFAULT_SESSION_RULES).open(
      actorOf(COORDINATOR).person,
      'demo',
      null,
    );
    await store.destroy();
    const version = await road.versionOf(packageId);
    const answer = await fetch(`${origin}/v1/cases/${packageId}/events`, {
      method: 'POST',
      headers: {
        cookie: `${SESSION_COOKIE}=${token}`,
        origin: 'http://localhost:3000',
        'content-type': 'application/json',
        'idempotency-key': uuidv7(),
        'if-match': `"v${version}"`,
        traceparent: `00-${CALLER}-00f067aa0ba902b7-01`,
      },
      body: JSON.stringify({ type: 'RELEASE', payload: { secrecyDeclared: true, legalBasisChecked: true } }),
    });
    const body = await answer.text();
    const scraped = await (await fetch(`${origin}/metrics`)).text();
    return { status: answer.status, traceId: answer.headers.get('trace-id'), body, metrics: scraped };
  }

  it('tells one story in one trace, across the outbox and between cases', async () => {
    const [api, worker] = [await openTracing(receiver.endpoint, 'api'), await openTracing(receiver.endpoint, 'worker')];
    const metrics = new Metrics('worker');
    let rings = 0;
    const watch = engineWatch({ metrics, tracing: worker, kindOf, onCommitted: () => (rings += 1) });
    const engine = await openEngine({
      systemUrl: database.systemUrl,
      poolSize: 4,
      dataDir,
      publicUrl: 'http://localhost:3000',
      clock: systemClock,
      watch,
      onFault: () => undefined,
      onPoolError: () => undefined,
    });
    const released = await release(api, new Metrics('api'));
    expect([released.status, released.traceId]).toEqual([200, CALLER]);
    await engine.dispatcher.drain();
    const answers = new WorkerAnswers(config(), createLogger('worker', 'silent'), metrics, engine);
    await answers.onApplicationBootstrap();
    const at = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${answers.port}${path}`);
    const [ready, scraped, nothing] = [await at('/health/ready'), await (await at('/metrics')).text(), await at('/else')];
    await answers.onApplicationShutdown();
    await Promise.all([api.stop(), worker.stop()]);
    await engine.close();

    const tree = receiver.tree(CALLER);
    expect(tree.slice(0, 3)).toEqual(['POST /v1/cases/:id/events', '  handle', '    job command']);
    expect(tree).toEqual(
      expect.arrayContaining(['    transaction', '    outbox relay', '    job notify', '      handle', '        transaction']),
    );
    const spans = receiver.spans.filter(({ traceId }) => traceId === CALLER);
    const of = (name: string, service: string) => spans.filter((span) => span.name === name && span.service === service);
    expect(of('handle', 'sandbar-api').map(({ attributes }) => attributes)).toEqual([
      { 'sandbar.event': 'RELEASE', 'sandbar.case': packageId, 'sandbar.source': 'person', 'sandbar.outcome': 'accepted' },
    ]);
    expect(of('handle', 'sandbar-worker').map(({ attributes }) => attributes)).toContainEqual(
      expect.objectContaining({ 'sandbar.event': 'CREATE', 'sandbar.source': 'message' }),
    );
    expect(of('mail', 'sandbar-worker').length).toBeGreaterThan(0);
    // Names of people, addresses and what a case says are in no span.
    for (const secret of ['演示', actorOf(COORDINATOR).person, '@', 'pbc-shanghai']) expect(receiver.raw).not.toContain(secret);

    expect(rings).toBeGreaterThan(0);
    expect([ready.status, ((await ready.json()) as { status: string }).status, nothing.status]).toEqual([200, 'ready', 404]);
    expect(released.metrics).toContain('kind="sharing-package",type="RELEASE",outcome="accepted",code=""} 1');
    expect(released.metrics).toMatch(/sandbar_outbox_rows\{state="pending",process="api"\} [1-9]/);
    expect(released.metrics).toMatch(/sandbar_db_connections\{role="app",state="idle",process="api"\} \d/);
    expect(released.metrics).toContain('sandbar_group_writes_waiting{role="app",process="api"} 0');
    expect(scraped).toMatch(
      /sandbar_command_seconds_count\{process="worker",kind="sharing-leg",type="CREATE",outcome="accepted",code=""\} 2/,
    );
    expect(scraped).toMatch(/sandbar_job_seconds_count\{process="worker",job="notify",outcome="done"\} [1-9]/);
    expect(scraped).toContain('sandbar_group_writes_waiting{role="system",process="worker"} 0');
    expect(scraped).toMatch(/sandbar_group_transactions_total\{role="system",process="worker"\} \d/);
    expect(scraped).toContain('sandbar_backlog_known{process="worker"} 1');
  }, 60_000);

  it('has the same id in a problem, whoever is told of it', async () => {
    const api = await openTracing(receiver.endpoint, 'api');
    const refused = await release(api, new Metrics('api'));
    await api.stop();
    expect(refused.status).toBe(409);
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'event.not_allowed', traceId: CALLER });
    expect(refused.metrics).toContain('kind="sharing-package",type="RELEASE",outcome="refused",code="event.not_allowed"} 1');
    const handles = receiver.spans.filter(
      ({ name, attributes }) => name === 'handle' && attributes['sandbar.refusal'] === 'event.not_allowed',
    );
    expect(handles.map(({ traceId }) => traceId)).toEqual([CALLER]);
  });
});
