import type { Command } from 'commander';
import { loadConfig, readEnvironment } from '@sandbar/config';
import type { OutboxStore } from '@sandbar/workflow';
import { Refusal } from '../refusal.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `sandbar outbox`: what is pending and dead; `sandbar outbox redrive`: dead letters try again. */
export function register(program: Command): void {
  const outbox = program
    .command('outbox')
    .description('发件箱：待发与死信 / the outbox: what is pending, what is dead')
    .option('--json', '输出 JSON / print JSON')
    .action(({ json }: { json?: boolean }) => withOutbox((store, now) => show(store, now, json === true)));
  outbox
    .command('redrive')
    .description('死信重投 / dead letters try again')
    .argument('[ids...]', '死信编号，缺省为全部 / ids of dead letters; all when left out')
    .action((ids: string[]) =>
      withOutbox(async (store) => {
        const odd = ids.find((id) => !UUID.test(id));
        if (odd !== undefined) throw new Refusal(`不是编号：${odd}`, `Not an id: ${odd}`, 2);
        process.stdout.write(`redriven=${await store.redrive(ids.length === 0 ? 'all' : ids)}\n`);
      }),
    );
}

async function show(store: OutboxStore, now: string, json: boolean): Promise<void> {
  const counts = await store.countByState();
  const oldest = await store.oldestPendingSeconds(now);
  const dead = await store.listDead(100);
  if (json) return void process.stdout.write(`${JSON.stringify({ ...counts, oldestPendingSeconds: oldest, deadLetters: dead })}\n`);
  process.stdout.write(
    `pending=${counts.pending} sent=${counts.sent} done=${counts.done} dead=${counts.dead} oldest_pending_seconds=${oldest}\n`,
  );
  for (const { id, job, caseId, attempt, lastError } of dead)
    process.stdout.write(`${id} ${job} case ${caseId} after ${attempt} attempts: ${lastError ?? ''}\n`);
}

async function withOutbox(work: (store: OutboxStore, now: string) => Promise<void>): Promise<void> {
  const [{ createStore, PostgresOutboxStore }, { useDatabase }, { systemClock }] = await Promise.all([
    import('@sandbar/persistence'),
    import('../embedded/index.js'),
    import('@sandbar/observability'),
  ]);
  const config = loadConfig('cli', readEnvironment());
  await useDatabase(
    config,
    (line) => process.stderr.write(`${line}\n`),
    async (urls) => {
      const dataSource = createStore({ url: urls.system, poolSize: 1, applicationName: 'sandbar-outbox' });
      await dataSource.initialize();
      try {
        await work(new PostgresOutboxStore(dataSource), systemClock.now());
      } finally {
        await dataSource.destroy();
      }
    },
  );
}
