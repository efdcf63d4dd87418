import type { Metrics, Reading } from '@sandbar/observability';
import type { GroupFigures } from '@sandbar/persistence';

/** Writes that travel together, by role: read from the process, not from the database. */
export function groupGauges(metrics: Metrics, groups: Readonly<Record<string, { figures(): GroupFigures }>>): void {
  const labels = ['role'];
  const read = (of: keyof GroupFigures) => (): readonly Reading[] =>
    Object.entries(groups).map(([role, group]) => ({ labels: { role }, value: group.figures()[of] }));
  const gauge = (name: string, help: string, of: keyof GroupFigures): void => metrics.gauge({ name, help, labels }, read(of));
  const counter = (name: string, help: string, of: keyof GroupFigures): void => metrics.counter({ name, help, labels }, read(of));
  gauge('sandbar_group_writes_waiting', 'Writes of this process that wait for a transaction of the group commit', 'waiting');
  gauge('sandbar_group_oldest_wait_seconds', 'For how long the first of them has waited', 'oldestWaitSeconds');
  counter('sandbar_group_refused_total', 'Writes told «unavailable» because no lane became free in time', 'refused');
  counter('sandbar_group_transactions_total', 'Transactions of the group commit', 'transactions');
  counter('sandbar_group_writes_total', 'Writes that these transactions carried', 'writes');
}
