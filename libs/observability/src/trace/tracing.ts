export type SpanKind = 'server' | 'internal' | 'producer' | 'consumer';
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  readonly kind?: SpanKind;
  /** Names and codes; never what a case says, nor who somebody is. */
  readonly attributes?: Attributes;
  /** `traceparent` of what caused it, from elsewhere; what runs now is the parent otherwise. */
  readonly parent?: string | undefined;
  /** `traceparent` of something it has to do with, that is not its cause. */
  readonly link?: string | undefined;
  /** Milliseconds since 1970; now otherwise. */
  readonly startedAt?: number;
}

/** One piece of work in a trace. */
export interface Span {
  set(attributes: Attributes): void;
  /** It went wrong. @param why a code or an error, of which only the name is kept */
  fail(why: unknown): void;
  end(): void;
}

/** Tells what took how long, across processes (W3C Trace Context, OpenTelemetry), or nothing at all. */
export interface Tracing {
  readonly on: boolean;
  start(name: string, options?: SpanOptions): Span;
  /** Runs `work` and all that it awaits inside of the span. */
  within<T>(span: Span, work: () => T): T;
  /** A span for as long as `work` takes; it failed when that throws. */
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>;
  /** `traceparent` of what runs now; undefined when nothing is traced. */
  carry(): string | undefined;
  /** Sends what is left, bounded in time. */
  stop(): Promise<void>;
}

const NOTHING: Span = { set: () => undefined, fail: () => undefined, end: () => undefined };

/** Tracing that is off: no library is loaded, nothing is kept. */
export const NO_TRACING: Tracing = {
  on: false,
  start: () => NOTHING,
  within: (_span, work) => work(),
  span: (_name, _options, work) => work(NOTHING),
  carry: () => undefined,
  stop: () => Promise.resolve(),
};
