import { NO_TRACING } from './tracing.js';
import type { Tracing } from './tracing.js';

/**
 * Tracing to an OTLP receiver over HTTP, where an endpoint is given; the libraries are loaded then and only then.
 * @param endpoint origin of the receiver; `/v1/traces` is added
 * @param process name of the process, for example `api`
 * @param onFault told once when the receiver does not take spans, and again when that begins anew; work goes on without
 */
export async function openTracing(
  endpoint: string | undefined,
  process: string,
  onFault: (fault: unknown) => void = () => undefined,
): Promise<Tracing> {
  if (endpoint === undefined) return NO_TRACING;
  const { otelTracing } = await import('./otel-tracing.js');
  return otelTracing(endpoint, process, onFault);
}
