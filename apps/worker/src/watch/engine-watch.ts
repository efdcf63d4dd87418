import type { Tracing, Watchers } from '@sandbar/observability';
import { findTraceId, traceIdOf, untracedParent, watchedRoad, withTrace } from '@sandbar/observability';
import type { MailStore, MailTransport, WebhookTransport } from '@sandbar/notifications';
import type { JobHandler, JobHandlers } from '@sandbar/queue';
import type { ClaimedRow, OutboxStore, UnitOfWork, Workflow } from '@sandbar/workflow';

type Road = Pick<Workflow, 'handle'>;

/** Wraps the parts of the engine for whoever looks from outside: each part does the same as before. */
export interface EngineWatch {
  /** `traceparent` of what runs now, for what follows from it. */
  carry(): string | undefined;
  outbox(outbox: OutboxStore): OutboxStore;
  unitOfWork(unitOfWork: UnitOfWork): UnitOfWork;
  road(road: Road): Road;
  mail(mail: MailStore): MailStore;
  transport(transport: MailTransport): MailTransport;
  webhooks(transport: WebhookTransport): WebhookTransport;
  handlers(handlers: JobHandlers): JobHandlers;
}

const same = <T>(one: T): T => one;
export const UNWATCHED: EngineWatch = {
  carry: () => undefined,
  outbox: same,
  unitOfWork: same,
  road: same,
  mail: same,
  transport: same,
  webhooks: same,
  handlers: same,
};

/** Counts and times what the engine does, traces it where tracing is on, and rings when something was committed. */
export function engineWatch(watchers: Watchers): EngineWatch {
  const { tracing } = watchers;
  return {
    carry: () => {
      const traceId = findTraceId();
      return tracing.carry() ?? (traceId === undefined ? undefined : untracedParent(traceId));
    },
    outbox: (outbox) => (tracing.on ? tracedOutbox(outbox, tracing) : outbox),
    unitOfWork: (unitOfWork) => (tracing.on ? tracedUnitOfWork(unitOfWork, tracing) : unitOfWork),
    road: (road) => ({ handle: watchedRoad((command) => road.handle(command), watchers) }),
    mail: (mail) => (tracing.on ? { put: (one) => tracing.span('mail', { kind: 'producer' }, () => mail.put(one)) } : mail),
    transport: (transport) => {
      if (!tracing.on) return transport;
      return { send: (one) => tracing.span('mail', { kind: 'producer' }, () => transport.send(one)), close: () => transport.close() };
    },
    webhooks: (transport) => (tracing.on ? tracedWebhooks(transport, tracing) : transport),
    handlers: (handlers) =>
      Object.fromEntries(Object.entries(handlers).map(([job, handler]) => [job, watchedJob(job, handler, watchers)])) as JobHandlers,
  };
}

/** Every transaction of the road as a span of its own. */
export function tracedUnitOfWork(unitOfWork: UnitOfWork, tracing: Tracing): UnitOfWork {
  return { run: (ctx, work) => tracing.span('transaction', {}, () => unitOfWork.run(ctx, work)) };
}

/** In the trace of each row that is carried: when it was. Looks that find nothing are no news. */
function tracedOutbox(outbox: OutboxStore, tracing: Tracing): OutboxStore {
  const claimPending: OutboxStore['claimPending'] = async (limit, now) => {
    const startedAt = performance.timeOrigin + performance.now();
    const rows = await outbox.claimPending(limit, now);
    for (const row of rows) {
      const parent = traceOf(row);
      if (parent === undefined) continue;
      const attributes = { 'sandbar.job': row.job, 'sandbar.attempt': row.attempt, 'sandbar.batch': rows.length };
      tracing.start('outbox relay', { kind: 'producer', parent, startedAt, attributes }).end();
    }
    return rows;
  };
  return new Proxy(outbox, {
    get: (target, name: keyof OutboxStore) => {
      if (name === 'claimPending') return claimPending;
      const member = target[name] as unknown;
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}

/** What an attempt at an endpoint met: never the address, which may hold a secret. */
function tracedWebhooks(transport: WebhookTransport, tracing: Tracing): WebhookTransport {
  return (url, headers, body) =>
    tracing.span('webhook', { kind: 'producer' }, async (span) => {
      const answer = await transport(url, headers, body);
      if (answer.status !== null) span.set({ 'http.response.status_code': answer.status });
      if (answer.status === null || answer.status >= 300) span.fail(answer.error ?? 'refused');
      return answer;
    });
}

function watchedJob(job: string, handler: JobHandler, { metrics, tracing, onCommitted }: Watchers): JobHandler {
  return (row) => {
    const trace = traceOf(row);
    const run = (): Promise<void> =>
      tracing.span(`job ${job}`, { kind: 'consumer', parent: trace, attributes: { 'sandbar.attempt': row.attempt } }, async () => {
        const began = performance.now();
        let outcome: 'done' | 'failed' = 'failed';
        try {
          await handler(row);
          outcome = 'done';
        } finally {
          metrics.job(job, outcome, (performance.now() - began) / 1000);
          if (outcome === 'done') onCommitted();
        }
      });
    return withTrace(traceIdOf(trace), run);
  };
}

function traceOf(row: ClaimedRow): string | undefined {
  const { trace } = row.payload;
  return typeof trace === 'string' ? trace : undefined;
}
