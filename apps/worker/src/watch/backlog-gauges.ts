import type { Metrics } from '@sandbar/observability';
import type { Backlog, BacklogFigures } from '@sandbar/persistence';
import type { Clock } from '@sandbar/workflow';

const GAUGES = [
  { name: 'sandbar_backlog_known', help: '1: what waits could be counted; 0: it could not, and the gauges below say nothing' },
  { name: 'sandbar_outbox_rows', help: 'Outbox rows that are not done, by state; dead ones wait for a person', labels: ['state'] },
  { name: 'sandbar_outbox_age_seconds', help: 'Age of the oldest outbox row whose time has come and that nobody has carried' },
  { name: 'sandbar_queue_lag_seconds', help: 'Age of the oldest outbox row that was carried to the queue and is not done' },
  { name: 'sandbar_deadlines_waiting', help: 'Open clocks that have to be looked at some day' },
  { name: 'sandbar_deadlines_late', help: 'Open clocks whose time has passed and that nobody has looked at' },
  { name: 'sandbar_deadline_lateness_seconds', help: 'Of the most belated of these' },
  { name: 'sandbar_cases_overdue', help: 'Open cases with a clock that has run out', labels: ['kind', 'stage', 'province'] },
] as const;

/** Gauges of what waits in the database, the same from every process: one of them counts, the others take its figures. */
export function backlogGauges(metrics: Metrics, figures: Pick<BacklogFigures, 'read'>, clock: Clock): void {
  const read = (): Promise<Backlog | undefined> => figures.read(clock.now()).catch(() => undefined);
  metrics.gaugesOf(GAUGES, read, (backlog) => {
    if (backlog === undefined) return [[{ value: 0 }]];
    const { outbox, deadlines, overdue } = backlog;
    const one = (value: number) => [{ value }];
    return [
      one(1),
      (['pending', 'sent', 'dead'] as const).map((state) => ({ labels: { state }, value: outbox[state] })),
      one(outbox.oldestPendingSeconds),
      one(outbox.oldestSentSeconds),
      one(deadlines.waiting),
      one(deadlines.late),
      one(deadlines.latestSeconds),
      overdue.map(({ kind, stage, province, cases }) => ({ labels: { kind, stage, province }, value: cases })),
    ];
  });
}
