import { createLogger, findTraceId, judgeHealth, newTraceId, traceIdOf, withTrace } from './index.js';

const lines: Record<string, unknown>[] = [];
const sink = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
beforeEach(() => void (lines.length = 0));

describe('the logger', () => {
  it('writes one JSON object a line with process, level, time and trace id', async () => {
    const logger = createLogger('api', 'info', sink);
    await withTrace('a'.repeat(32), async () => {
      await Promise.resolve();
      logger.info({ caseId: 'x' }, 'sealed');
    });
    expect(lines[0]).toMatchObject({ process: 'api', level: 'info', message: 'sealed', caseId: 'x', traceId: 'a'.repeat(32) });
    expect(lines[0]?.['time']).toMatch(/^\d{4}-.*Z$/);
  });
  it.each([
    ['at the top', { password: 's3cret' }],
    ['one level down', { body: { token: 's3cret' } }],
    ['two levels down', { req: { headers: { authorization: 's3cret', cookie: 's3cret', 'set-cookie': 's3cret' } } }],
  ])('shows no secret %s', (_where, what) => {
    createLogger('api', 'info', sink).info(what, 'x');
    expect(JSON.stringify(lines)).not.toContain('s3cret');
    expect(JSON.stringify(lines)).toContain('[redacted]');
  });
  it('says of an error what it is, and nothing that a driver hung on it', () => {
    const error = Object.assign(new Error('refused', { cause: new Error('ECONNREFUSED') }), {
      code: '08006',
      query: 'SELECT 1',
      parameters: ['s3cret'],
    });
    createLogger('api', 'info', sink).error({ error }, 'x');
    expect(lines[0]?.['error']).toMatchObject({ type: 'Error', message: 'refused', code: '08006', cause: { message: 'ECONNREFUSED' } });
    expect(JSON.stringify(lines)).not.toMatch(/s3cret|SELECT/);
  });
  it('keeps to its level', () => {
    createLogger('api', 'warn', sink).info('x');
    expect(lines).toEqual([]);
  });
});

describe('trace ids', () => {
  const id = '4bf92f3577b34da6a3ce929d0e0e4736';
  it('takes the caller over', () => expect(traceIdOf(`00-${id}-00f067aa0ba902b7-01`)).toBe(id));
  it.each([
    undefined,
    '',
    'x',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `ff-${id}-00f067aa0ba902b7-01`,
    `00-${id.toUpperCase()}-00f067aa0ba902b7-01`,
  ])('makes a fresh one for %p', (header) => {
    const made = traceIdOf(header);
    expect(made).toMatch(/^[0-9a-f]{32}$/);
    expect(made).not.toBe(id);
  });
  it('does not leak from one piece of work to the next', async () => {
    const [a, b] = [newTraceId(), newTraceId()];
    const seen = await Promise.all([a, b].map((one) => withTrace(one, async () => (await Promise.resolve(), findTraceId()))));
    expect(seen).toEqual([a, b]);
    expect(findTraceId()).toBeUndefined();
  });
});

describe('health', () => {
  it('is ready when everything answers', async () => {
    const report = await judgeHealth([{ name: 'database', check: async () => Promise.resolve({ version: 18 }) }], 100);
    expect(report).toEqual({ status: 'ready', checks: { database: { status: 'up', version: 18 } } });
  });
  it('names what is down and what does not answer', async () => {
    const report = await judgeHealth(
      [
        { name: 'database', check: () => Promise.reject(new Error('no connection')) },
        { name: 'outbox', check: () => new Promise(() => undefined) },
      ],
      10,
    );
    expect(report.status).toBe('not ready');
    expect(report.checks).toEqual({
      database: { status: 'down', reason: 'no connection' },
      outbox: { status: 'down', reason: 'no answer within 10 ms' },
    });
  });
});
