import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context, Span as OtelSpan, SpanContext } from '@opentelemetry/api';
import { ROOT_CONTEXT, SpanKind as Kind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { BatchSpanProcessor, RandomIdGenerator } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { findTraceId } from './trace-id.js';
import type { Span, SpanKind, SpanOptions, Tracing } from './tracing.js';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;
const EXPORT_MS = 5_000;
/** Spans that wait for the receiver; more are dropped. */
const QUEUE = 4_096;
const KINDS: Readonly<Record<SpanKind, Kind>> = {
  server: Kind.SERVER,
  internal: Kind.INTERNAL,
  producer: Kind.PRODUCER,
  consumer: Kind.CONSUMER,
};

/** A trace that begins here has the id that logs and problems say of the same work. */
class OneId extends RandomIdGenerator {
  override generateTraceId = (): string => {
    const known = findTraceId();
    return known !== undefined && TRACE_ID.test(known) ? known : randomTraceId();
  };
}
const random = new RandomIdGenerator();
const randomTraceId = (): string => random.generateTraceId();

class RecordedSpan implements Span {
  constructor(readonly recorded: OtelSpan) {}

  set(attributes: Parameters<Span['set']>[0]): void {
    this.recorded.setAttributes(attributes);
  }
  fail(why: unknown): void {
    const message = why instanceof Error ? why.name : typeof why === 'string' ? why : 'unknown';
    this.recorded.setStatus({ code: SpanStatusCode.ERROR, message });
  }
  end(): void {
    this.recorded.end();
  }
}

/**
 * Spans through the OpenTelemetry SDK. Nothing is registered globally: the context is our own. The SDK reads OTEL_TRACES_SAMPLER and
 * OTEL_EXPORTER_OTLP_HEADERS by itself; what a caller has decided about sampling is kept.
 */
export function otelTracing(endpoint: string, process: string, onFault: (fault: unknown) => void): Tracing {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const exporter = heard(new OTLPTraceExporter({ url, timeoutMillis: EXPORT_MS }), onFault);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `sandbar-${process}`, 'service.namespace': 'sandbar' }),
    idGenerator: new OneId(),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: QUEUE, exportTimeoutMillis: EXPORT_MS })],
  });
  const tracer = provider.getTracer('sandbar');
  const running = new AsyncLocalStorage<Context>();

  const start = (name: string, { kind = 'internal', attributes = {}, parent, link, startedAt }: SpanOptions = {}): RecordedSpan => {
    const caused = remote(parent);
    const linked = remote(link);
    const context = caused === undefined ? (running.getStore() ?? ROOT_CONTEXT) : trace.setSpanContext(ROOT_CONTEXT, caused);
    const options = {
      kind: KINDS[kind],
      attributes,
      ...(linked === undefined ? {} : { links: [{ context: linked }], root: parent === undefined }),
      ...(startedAt === undefined ? {} : { startTime: startedAt }),
    };
    return new RecordedSpan(tracer.startSpan(name, options, context));
  };
  const within = <T>(span: Span, work: () => T): T =>
    span instanceof RecordedSpan ? running.run(trace.setSpan(ROOT_CONTEXT, span.recorded), work) : work();

  return {
    on: true,
    start,
    within,
    span: async (name, options, work) => {
      const span = start(name, options);
      try {
        return await within(span, () => work(span));
      } catch (fault) {
        span.fail(fault);
        throw fault;
      } finally {
        span.end();
      }
    },
    carry: () => {
      const now = trace.getSpanContext(running.getStore() ?? ROOT_CONTEXT);
      return now === undefined ? undefined : `00-${now.traceId}-${now.spanId}-${now.traceFlags.toString(16).padStart(2, '0')}`;
    },
    stop: () => provider.shutdown().catch(() => undefined),
  };
}

/** The SDK keeps quiet about spans that nobody took. */
function heard(exporter: SpanExporter, onFault: (fault: unknown) => void): SpanExporter {
  let failing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && !failing) onFault(result.error);
        failing = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

function remote(traceparent: string | undefined): SpanContext | undefined {
  const found = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  if (found === null) return undefined;
  const [, traceId = '', spanId = '', flags = ''] = found;
  if (!TRACE_ID.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
}
