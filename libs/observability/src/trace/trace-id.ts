import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?$/;
const NOTHING = '0'.repeat(32);
const running = new AsyncLocalStorage<string>();

/** A fresh trace id: 32 lower-case hex digits (W3C Trace Context §3.2.2.3). */
export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}

/**
 * The trace id that a caller's `traceparent` header carries, or a fresh one: a malformed header is ignored, as the standard asks.
 * @param header the header as sent, if any
 */
export function traceIdOf(header: string | undefined): string {
  const found = header === undefined || header.length > 200 ? undefined : TRACEPARENT.exec(header)?.[1];
  return found === undefined || found === NOTHING || header?.startsWith('ff-') === true ? newTraceId() : found;
}

/** Runs `work` and all that it awaits under a trace id. */
export function withTrace<T>(traceId: string, work: () => T): T {
  return running.run(traceId, work);
}

/** The trace id of what runs now; undefined outside of any. */
export function findTraceId(): string | undefined {
  return running.getStore();
}

/**
 * A `traceparent` for work that nobody traces, so that the id goes on all the same: flagged as not sampled.
 * @returns undefined for an id that is none
 */
export function untracedParent(traceId: string): string | undefined {
  return /^[0-9a-f]{32}$/.test(traceId) && traceId !== NOTHING ? `00-${traceId}-${randomBytes(8).toString('hex')}-00` : undefined;
}
