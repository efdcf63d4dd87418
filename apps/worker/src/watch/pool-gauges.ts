import type { Metrics } from '@sandbar/observability';
import { poolFigures } from '@sandbar/persistence';

type DataSource = Parameters<typeof poolFigures>[0];

/** Connections to the database, by role: read from the pools, not from the database. */
export function poolGauges(metrics: Metrics, pools: Readonly<Record<string, DataSource>>): void {
  const options = {
    name: 'sandbar_db_connections',
    help: 'Connections of this process by role: used, idle, and requests waiting for one',
    labels: ['role', 'state'],
  };
  metrics.gauge(options, () =>
    Object.entries(pools).flatMap(([role, pool]) =>
      Object.entries(poolFigures(pool)).map(([state, value]) => ({ labels: { role, state }, value: Number(value) })),
    ),
  );
}
