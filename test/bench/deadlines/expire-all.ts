import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@sandbar/observability';
import type { QueueBackend } from '@sandbar/queue';
import { WORKER_HOST_DEFAULTS, WorkerHost } from '@sandbar/queue';
import type { EmbeddedDatabase } from '../../../apps/cli/src/embedded/index.js';
import type { Engine } from '../../../apps/worker/src/engine.js';
import { openEngine } from '../../../apps/worker/src/engine.js';
import { caseId } from '../fixture.js';
import { ownProcessorTime, postmasterOf, processorTimeOf } from '../processor-time.js';
import type { Lateness } from './lateness.js';
import { Witness } from './witness.js';

const POOL = 10;
/** The clocks are made due so far ahead that the worker plans them before. */
const AHEAD_MS = 10_000;
const PATIENCE_SECONDS = 300;
/** Clocks that expire before: both backends meet a process that has worked. */
export const WARM = 1_000;

export interface ExpireAll {
  readonly database: EmbeddedDatabase;
  readonly dataDir: string;
  readonly backend: QueueBackend;
  readonly due: number;
  /** Which run over this database: each has cases of its own. */
  readonly run: number;
}

/**
 * One worker process as the product has it, from before the clocks are due until all have expired.
 * @throws Error with what is left, or when the clocks were due before the worker could know of them
 */
export async function expireAll({ database, dataDir, backend, due, run }: ExpireAll): Promise<Lateness> {
  const witness = new Witness();
  const ignore = (): void => undefined;
  const engine = await openEngine({
    systemUrl: database.urls.system,
    poolSize: POOL,
    dataDir,
    publicUrl: 'http://localhost:3000',
    clock: systemClock,
    onFault: ignore,
    onPoolError: ignore,
    watch: witness.watch,
  });
  const { outbox: store, runner, deadlines } = engine;
  const onError = (where: string, fault: unknown): void => void process.stderr.write(`${where}: ${String(fault)}\n`);
  const host = new WorkerHost(backend, { store, runner, deadlines, clock: systemClock }, { ...WORKER_HOST_DEFAULTS, onError });
  const postmaster = postmasterOf(database.cluster);
  const spent = (): Record<string, number> => ({ worker: ownProcessorTime(), postgres: processorTimeOf(postmaster) });
  const ids = Array.from({ length: WARM + due }, (_, n) => caseId(run * (WARM + due) + n + 1));
  const committed = (many: number): Promise<void> => until(() => witness.commit.length >= many, `${many} clocks to expire`);
  try {
    await host.start();
    witness.follow(await makeDue(engine, ids.slice(0, WARM)));
    await committed(WARM);
    // What was told of those is not part of what is measured.
    await engine.dataSource.query(FORGET_TOLD);
    const dueAt = await makeDue(engine, ids.slice(WARM));
    witness.follow(dueAt);
    await pause(Math.max(0, Math.min(...dueAt.values()) - Date.now()));
    const before = spent();
    await committed(due);
    const cpu = Object.entries(spent()).map(([part, time]) => [part, (time - before[part]!) / due] as const);
    const often = await engine.dataSource.query<{ n: number }[]>(TIMES, [ids.slice(WARM)]);
    const notOnce = often.filter(({ n }) => n !== 1).length + due - often.length;
    return { wake: ascending(witness.wake), commit: ascending(witness.commit), notOnce, cpu: Object.fromEntries(cpu) };
  } finally {
    await host.stop();
    await engine.close();
  }
}

const ascending = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_SECONDS * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${PATIENCE_SECONDS} s in vain for ${what}`);
    await pause(50);
  }
}

/** Makes one running clock of each case due at a moment of its own in one second to come. @returns when, by case */
async function makeDue({ dataSource }: Engine, caseIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const clocks = await dataSource.query<{ id: string; caseId: string }[]>(ONE_EACH, [caseIds]);
  const from = Date.now() + AHEAD_MS;
  const moments = clocks.map((_, n) => from + Math.floor((n * 1000) / clocks.length));
  await dataSource.query(MAKE_DUE, [clocks.map(({ id }) => id), moments.map((at) => new Date(at).toISOString())]);
  if (from < Date.now()) throw new Error(`this machine takes over ${AHEAD_MS / 1000} s to move ${caseIds.length} clocks`);
  return new Map(clocks.map(({ caseId }, n) => [caseId, moments[n]!]));
}

const ONE_EACH = `SELECT DISTINCT ON (case_id) id, case_id AS "caseId" FROM deadline
  WHERE case_id = ANY ($1::uuid[]) AND closed_seq IS NULL AND status = 'running' ORDER BY case_id, id`;
const MAKE_DUE = `UPDATE deadline d SET due_at = m.at, next_wake_at = m.at, provisional = false, reminders = '[]'
  FROM unnest($1::uuid[], $2::timestamptz[]) AS m(id, at) WHERE d.id = m.id`;
/** What is in somebody's hands is carried out. */
const FORGET_TOLD = `UPDATE outbox SET state = 'done' WHERE id IN (SELECT id FROM outbox WHERE state IN ('pending', 'sent') FOR UPDATE SKIP LOCKED)`;
const TIMES = `SELECT case_id, count(*)::int AS n FROM case_record WHERE case_id = ANY ($1::uuid[]) AND meta -> 'actor' ->> 'person' = 'system' GROUP BY 1`;
