import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '@sandbar/domain';
import { systemClock } from '@sandbar/observability';
import type { QueueBackend } from '@sandbar/queue';
import { WORKER_HOST_DEFAULTS, WorkerHost } from '@sandbar/queue';
import type { Command, DeadlineRow, OutboxStore } from '@sandbar/workflow';
import { DeadlineClock } from '@sandbar/workflow';
import type { EmbeddedDatabase } from '../../../apps/cli/src/embedded/index.js';
import { openEngine } from '../../../apps/worker/src/engine.js';
import { caseId } from '../fixture.js';
import { ownProcessorTime, postmasterOf, processorTimeOf } from '../processor-time.js';
import type { Lateness } from './lateness.js';

const POOL = 10;
/** The clocks are made due so far ahead that the worker runs before. */
const AHEAD_MS = 6_000;
const PATIENCE_SECONDS = 180;

export interface ExpireAll {
  readonly database: EmbeddedDatabase;
  readonly dataDir: string;
  readonly backend: QueueBackend;
  readonly due: number;
  /** Which run over this database: each has cases of its own. */
  readonly run: number;
}

/** One worker process as the product has it, from before the clocks are due until all have expired. @throws Error with what is left */
export async function expireAll({ database, dataDir, backend, due, run }: ExpireAll): Promise<Lateness> {
  const ignore = (): void => undefined;
  const engine = await openEngine({
    systemUrl: database.urls.system,
    poolSize: POOL,
    dataDir,
    publicUrl: 'http://localhost:3000',
    clock: systemClock,
    onFault: ignore,
    onPoolError: ignore,
  });
  const store = engine.outbox;
  const ids = Array.from({ length: due }, (_, n) => caseId(run * due + n + 1));
  const dueAt = new Map<string, number>();
  const wake: number[] = [];
  const commit: number[] = [];
  const postmaster = postmasterOf(database.cluster);
  const spent = () => ({ worker: ownProcessorTime(), postgres: processorTimeOf(postmaster) });
  const handle = async (command: Command): ReturnType<typeof engine.workflow.handle> => {
    const at = dueAt.get(command.caseId);
    const answer = await engine.workflow.handle(command);
    if (at !== undefined && command.source.kind === 'deadline' && !isRefusal(answer)) commit.push(Date.now() - at);
    return answer;
  };
  const onClaim = (row: DeadlineRow): void => {
    const at = dueAt.get(row.caseId);
    if (at !== undefined) wake.push(Date.now() - at);
  };
  const deadlines = new DeadlineClock(watched(store, onClaim), { handle }, systemClock);
  const host = new WorkerHost(
    backend,
    { store, runner: engine.runner, deadlines, clock: systemClock },
    { ...WORKER_HOST_DEFAULTS, onError: (where, fault) => void process.stderr.write(`${where}: ${String(fault)}\n`) },
  );
  try {
    await host.start();
    const rows = await engine.dataSource.query<{ case_id: string; due_at: Date }[]>(SPREAD, [ids, AHEAD_MS]);
    for (const row of rows[0] as unknown as { case_id: string; due_at: Date }[]) dueAt.set(row.case_id, row.due_at.getTime());
    await pause(Math.max(0, Math.min(...dueAt.values()) - Date.now()));
    const before = spent();
    const end = performance.now() + PATIENCE_SECONDS * 1000;
    while (commit.length < due) {
      if (performance.now() > end) throw new Error(`${commit.length} of ${due} clocks expired in ${PATIENCE_SECONDS} s`);
      await pause(50);
    }
    const after = Object.entries(spent()).map(([part, time]) => [part, (time - before[part as keyof typeof before]) / due]);
    const often = await engine.dataSource.query<{ n: number }[]>(TIMES, [ids]);
    const ascending = (a: number, b: number): number => a - b;
    const notOnce = often.filter(({ n }) => n !== 1).length + due - often.length;
    return { wake: wake.sort(ascending), commit: commit.sort(ascending), notOnce, cpu: Object.fromEntries(after) as Lateness['cpu'] };
  } finally {
    await host.stop();
    await engine.close();
  }
}

/** The same store; tells of every clock that is taken up. */
function watched(store: OutboxStore, onClaim: (row: DeadlineRow) => void): OutboxStore {
  const run: OutboxStore['run'] = (work) =>
    store.run((tx) =>
      work({
        ...tx,
        claimDueDeadlines: async (now, limit) => {
          const rows = await tx.claimDueDeadlines(now, limit);
          rows.forEach(onClaim);
          return rows;
        },
      }),
    );
  return Object.assign(Object.create(store) as OutboxStore, { run });
}

/** One running clock of each case, due at its own moment of one second. */
const SPREAD = `
  WITH one AS (SELECT DISTINCT ON (case_id) id, case_id FROM deadline
               WHERE case_id = ANY ($1::uuid[]) AND closed_seq IS NULL AND status = 'running' ORDER BY case_id, id),
       moment AS (SELECT id, now() + $2::int * interval '1 millisecond'
                         + (row_number() OVER (ORDER BY id) - 1) * interval '1 second' / (SELECT count(*) FROM one) AS at FROM one)
  UPDATE deadline d SET due_at = date_trunc('milliseconds', m.at), next_wake_at = date_trunc('milliseconds', m.at), provisional = false, reminders = '[]'
  FROM moment m WHERE d.id = m.id RETURNING d.case_id, d.due_at`;
const TIMES = `SELECT case_id, count(*)::int AS n FROM case_record WHERE case_id = ANY ($1::uuid[]) AND meta -> 'actor' ->> 'person' = 'system' GROUP BY 1`;
