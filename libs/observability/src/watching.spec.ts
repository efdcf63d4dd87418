import { TraceReceiver } from '../../../test/fixtures/trace-receiver.js';
import { findTraceId, mayScrape, Metrics, NO_TRACING, openTracing, untracedParent, watchedRoad, withTrace } from './index.js';
import type { WatchedCommand } from './index.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = `00-${TRACE}-00f067aa0ba902b7-01`;
const TOKEN = 'a-token-long-enough';

describe('metrics', () => {
  it('are read as Prometheus reads them, with the process’s name', async () => {
    const metrics = new Metrics('api');
    metrics.request('GET', '/v1/cases/:id', 200, 0.03);
    metrics.job('notify', 'failed', 1);
    metrics.jobDead('notify');
    metrics.gauge({ name: 'sandbar_x', help: 'x', labels: ['state'] }, () => [{ labels: { state: 'used' }, value: 3 }]);
    let taken = 5;
    metrics.counter({ name: 'sandbar_taken_total', help: 'x', labels: ['role'] }, () => [{ labels: { role: 'app' }, value: taken }]);
    await metrics.text();
    taken = 7;
    const text = await metrics.text();
    expect(text).toContain('# TYPE sandbar_taken_total counter');
    expect(text).toContain('sandbar_taken_total{role="app",process="api"} 7');
    expect(text).toContain('sandbar_http_request_seconds_count{process="api",method="GET",route="/v1/cases/:id",status="200"} 1');
    expect(text).toContain('sandbar_job_seconds_count{process="api",job="notify",outcome="failed"} 1');
    expect(text).toContain('sandbar_jobs_dead_total{job="notify",process="api"} 1');
    expect(text).toContain('sandbar_x{state="used",process="api"} 3');
    expect(metrics.contentType).toContain('text/plain');
  });
  it('say nothing of what cannot be read, rather than something old', async () => {
    const metrics = new Metrics('api');
    let broken = false;
    const read = (): Promise<number> => (broken ? Promise.reject(new Error('away')) : Promise.resolve(7));
    metrics.gaugesOf(
      [
        { name: 'sandbar_y', help: 'y' },
        { name: 'sandbar_z', help: 'z', labels: ['a'] },
      ],
      read,
      (value) => [[{ value }], [{ labels: { a: 'b' }, value }]],
    );
    expect(await metrics.text()).toMatch(/sandbar_y\{process="api"\} 7[^]*sandbar_z\{a="b",process="api"\} 7/);
    broken = true;
    expect(await metrics.text()).not.toMatch(/^sandbar_[yz]/m);
  });
});

describe('who may read them', () => {
  const at = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => ({ remoteAddress, headers });
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('this machine, where no token is set: %s', (address) =>
    expect(mayScrape(at(address), undefined)).toBe(true),
  );
  it.each([
    ['another machine', at('10.0.0.7')],
    ['nobody', at(undefined)],
    ['a name that begins like it', at('127.0.0.1.evil.example')],
    ['somebody behind a proxy on this machine', at('127.0.0.1', { 'x-forwarded-for': '8.8.8.8' })],
    ['somebody behind another kind of proxy', at('::1', { via: '1.1 proxy' })],
  ])('not %s', (_who, request) => expect(mayScrape(request, undefined)).toBe(false));
  it('whoever brings the token, and not this machine without it', () => {
    expect(mayScrape(at('10.0.0.7', { authorization: `Bearer ${TOKEN}` }), TOKEN)).toBe(true);
    for (const authorization of [`Bearer ${TOKEN}x`, TOKEN, `bearer ${TOKEN}`, 'Bearer ', ''])
      expect(mayScrape(at('127.0.0.1', { authorization }), TOKEN)).toBe(false);
    expect(mayScrape(at('127.0.0.1'), TOKEN)).toBe(false);
  });
});

describe('the road watched', () => {
  const command: WatchedCommand = { type: 'SUBMIT', caseId: 'c', traceId: TRACE, source: { kind: 'person' } };
  const watch = (handle: (command: WatchedCommand) => Promise<{ outcome?: string; code?: string }>) => {
    const metrics = new Metrics('api');
    const committed: string[] = [];
    const kindOf = (type: string): string | undefined => (type === 'SUBMIT' ? 'pilot-application' : undefined);
    const road = watchedRoad(handle, { metrics, tracing: NO_TRACING, kindOf, onCommitted: () => committed.push('x') });
    const counted = async (): Promise<string[]> =>
      (await metrics.text()).split('\n').filter((line) => line.startsWith('sandbar_command_seconds_count'));
    return { road, committed, counted };
  };
  it('counts what is accepted, and is heard of', async () => {
    const { road, committed, counted } = watch(() => Promise.resolve({ outcome: 'accepted' }));
    await road(command);
    expect(committed).toHaveLength(1);
    expect(await counted()).toEqual([
      'sandbar_command_seconds_count{process="api",kind="pilot-application",type="SUBMIT",outcome="accepted",code=""} 1',
    ]);
  });
  it('counts refusals by code, and an event that nobody knows as unknown', async () => {
    const { road, committed, counted } = watch(() => Promise.resolve({ code: 'event.unknown' }));
    await road({ ...command, type: 'DROP TABLE 甲' });
    expect(committed).toEqual([]);
    expect(await counted()).toEqual([
      'sandbar_command_seconds_count{process="api",kind="unknown",type="unknown",outcome="refused",code="event.unknown"} 1',
    ]);
  });
  it('counts faults, passes them on, and rings: whether it was committed, nobody knows', async () => {
    const { road, committed, counted } = watch(() => Promise.reject(new Error('away')));
    await expect(road(command)).rejects.toThrow('away');
    expect([committed.length, (await counted())[0]]).toEqual([1, expect.stringContaining('outcome="fault"')]);
  });
  it('gives what follows a traceparent with the command’s trace id, not sampled while nothing is traced', async () => {
    const seen: (string | undefined)[] = [];
    const { road } = watch((one) => Promise.resolve(void seen.push(one.traceparent)).then(() => ({ outcome: 'accepted' })));
    await road(command);
    await road({ ...command, traceparent: PARENT });
    await road({ ...command, traceId: 'a name' });
    expect(seen).toEqual([expect.stringMatching(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`)), PARENT, undefined]);
  });
});

describe('tracing', () => {
  it('is nothing at all where no receiver is set', async () => {
    expect(await openTracing(undefined, 'api')).toBe(NO_TRACING);
    expect(NO_TRACING.carry()).toBeUndefined();
    expect(untracedParent('0'.repeat(32))).toBeUndefined();
  });
  it('tells parent and child, the process, what failed; and begins with the id that logs have', async () => {
    const receiver = await new TraceReceiver().start();
    const tracing = await openTracing(receiver.endpoint, 'api');
    const own = 'b'.repeat(32);
    await withTrace(own, () =>
      tracing.span('outer', {}, async () => {
        expect(tracing.carry()).toMatch(new RegExp(`^00-${own}-[0-9a-f]{16}-01$`));
        await tracing
          .span('inner', { attributes: { 'sandbar.event': 'X' } }, () => Promise.reject(new Error('s3cret')))
          .catch(() => undefined);
      }),
    );
    await tracing.span('from elsewhere', { kind: 'server', parent: PARENT }, () => Promise.resolve());
    await tracing.span('not wanted', { parent: PARENT.replace(/01$/, '00') }, async () => {
      await Promise.resolve();
      expect(tracing.carry()).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
    });
    await tracing.span('with a link', { link: PARENT }, () => Promise.resolve());
    expect(findTraceId()).toBeUndefined();
    expect(tracing.carry()).toBeUndefined();
    await tracing.stop();
    await receiver.stop();
    expect(receiver.tree(own)).toEqual(['outer', '  inner']);
    expect(receiver.tree(TRACE)).toEqual(['from elsewhere']);
    const inner = receiver.spans.find(({ name }) => name === 'inner');
    expect(inner).toMatchObject({ service: 'sandbar-api', failed: true, attributes: { 'sandbar.event': 'X' } });
    expect(receiver.spans.find(({ name }) => name === 'with a link')).toMatchObject({ links: [TRACE], parentSpanId: undefined });
    expect(receiver.raw).not.toContain('s3cret');
  });
  it.each(['', 'x', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `00-${TRACE}-${'0'.repeat(16)}-01`, `ff-${TRACE}-00f067aa0ba902b7-01`])(
    'begins anew after a parent that is none: %j',
    async (parent) => {
      const receiver = await new TraceReceiver().start();
      const tracing = await openTracing(receiver.endpoint, 'api');
      tracing.start('x', { parent }).end();
      await tracing.stop();
      await receiver.stop();
      expect(receiver.spans.map(({ traceId, parentSpanId }) => [traceId !== TRACE, parentSpanId])).toEqual([[true, undefined]]);
    },
  );
  it('stops in time when nobody receives', async () => {
    const receiver = await new TraceReceiver().start();
    await receiver.stop();
    const faults: unknown[] = [];
    const tracing = await openTracing(receiver.endpoint, 'api', (fault) => faults.push(fault));
    tracing.start('x').end();
    await tracing.stop();
    expect([receiver.spans.length, faults.length]).toEqual([0, 1]);
  });
});
