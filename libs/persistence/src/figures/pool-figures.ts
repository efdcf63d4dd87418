import type { DataSource } from 'typeorm';

/** Connections of one data source: lent, idle, and requests that wait for one. */
export interface PoolFigures {
  readonly used: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Of the pool behind a data source, without asking the database. Nothing where it is not connected. */
export function poolFigures(dataSource: DataSource): PoolFigures {
  const { master } = dataSource.driver as unknown as { master?: { totalCount: number; idleCount: number; waitingCount: number } };
  if (master === undefined) return { used: 0, idle: 0, waiting: 0 };
  return { used: master.totalCount - master.idleCount, idle: master.idleCount, waiting: master.waitingCount };
}
