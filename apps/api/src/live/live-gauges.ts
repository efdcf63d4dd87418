import type { Metrics } from '@sandbar/observability';
import type { LiveHub } from './live-hub.js';

/** The open streams of this process, and what their browsers have not taken yet. */
export function liveGauges(metrics: Metrics, hub: Pick<LiveHub, 'figures'>): void {
  metrics.gauge({ name: 'sandbar_live_streams', help: 'Open streams of live updates' }, () => [{ value: hub.figures().streams }]);
  const help = 'Bytes of live updates that browsers have not taken yet';
  metrics.gauge({ name: 'sandbar_live_bytes_waiting', help }, () => [{ value: hub.figures().bytesWaiting }]);
}
