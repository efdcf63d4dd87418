import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics, Span, Tracing } from '@sandbar/observability';
import { withTrace } from '@sandbar/observability';

/** A stream lasts for hours: it would be the slowest answer there is. */
const ENDLESS = new Set(['/v1/events']);

/**
 * What is seen of a request from outside: its trace id on everything it does, a count and a time by route pattern (never the address: it names cases and
 * one-time links), and a span where tracing is on. The first of all hooks.
 */
export function watchRequests(instance: FastifyInstance, metrics: Metrics, tracing: Tracing): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  const inside = (request: FastifyRequest, done: () => void): void =>
    withTrace(request.id, () => {
      const span = spans.get(request);
      if (span === undefined) done();
      else tracing.within(span, done);
    });
  instance.addHook('onRequest', (request, _reply, done) => {
    const route = patternOf(request);
    if (tracing.on && !ENDLESS.has(route)) {
      const attributes = { 'http.request.method': request.method, 'http.route': route };
      const parent = one(request.headers['traceparent']);
      withTrace(request.id, () => spans.set(request, tracing.start(`${request.method} ${route}`, { kind: 'server', parent, attributes })));
    }
    inside(request, done);
  });
  // A body is read in the connection's context: what follows it is put back into the request's.
  instance.addHook('preValidation', (request, _reply, done) => inside(request, done));
  instance.addHook('onResponse', (request, reply, done) => {
    const route = patternOf(request);
    if (!ENDLESS.has(route)) metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    const span = spans.get(request);
    span?.set({ 'http.response.status_code': reply.statusCode });
    if (reply.statusCode >= 500) span?.fail(String(reply.statusCode));
    span?.end();
    done();
  });
}

function patternOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
