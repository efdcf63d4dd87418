import type { Metrics } from '../metrics/metrics.js';
import { untracedParent } from '../trace/trace-id.js';
import type { Tracing } from '../trace/tracing.js';

/** As much of a command as is looked at. */
export interface WatchedCommand {
  readonly type: string;
  readonly caseId: string;
  readonly create?: string;
  readonly traceId: string;
  readonly traceparent?: string;
  readonly source: { readonly kind: string };
}
/** An answer has an outcome, a refusal a code. */
export interface WatchedAnswer {
  readonly outcome?: string;
  readonly code?: string;
}
export interface Watchers {
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** The kind of case an event belongs to; undefined: no event of ours. */
  readonly kindOf: (type: string) => string | undefined;
  /** Something was committed, or may have been. */
  readonly onCommitted: () => void;
}

/**
 * The road as seen from its edge: counted, timed, traced, and heard of. The command goes on with a `traceparent` for what follows from it.
 * @param handle Workflow.handle
 */
export function watchedRoad<C extends WatchedCommand, R extends WatchedAnswer>(
  handle: (command: C) => Promise<R>,
  { metrics, tracing, kindOf, onCommitted }: Watchers,
): (command: C) => Promise<R> {
  return (command) => {
    const { create, traceId, caseId } = command;
    // A type that nobody knows is somebody's invention: it would be a label of its own.
    const kind = create ?? kindOf(command.type);
    const type = kind === undefined ? 'unknown' : command.type;
    const attributes = { 'sandbar.event': type, 'sandbar.case': caseId, 'sandbar.source': command.source.kind };
    return tracing.span('handle', { attributes }, async (span) => {
      const traceparent = tracing.carry() ?? command.traceparent ?? untracedParent(traceId);
      const began = performance.now();
      let [outcome, code] = ['fault', ''];
      try {
        const answer = await handle(traceparent === undefined ? command : { ...command, traceparent });
        [outcome, code] = [answer.outcome ?? 'refused', answer.code ?? ''];
        span.set({ 'sandbar.outcome': outcome, ...(code === '' ? {} : { 'sandbar.refusal': code }) });
        return answer;
      } finally {
        metrics.command({ kind: kind ?? 'unknown', type, outcome, code }, (performance.now() - began) / 1000);
        // After a fault too: a commit whose answer was lost is a commit.
        if (outcome !== 'refused') onCommitted();
      }
    });
  };
}
