import type { Command } from 'commander';
import type { QueueProbe } from '@sandbar/queue';
import type { OutboxStore } from '@sandbar/workflow';
import { answering, type Answer } from '../line/answer.js';
import { commandConfig, say } from '../line/command-config.js';
import { Refusal } from '../refusal.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `sandbar outbox`: what is pending and dead; `sandbar outbox redrive`: dead letters try again. */
export function register(program: Command): void {
  const outbox = program.command('outbox').description('发件箱：待发与死信 / the outbox: what is pending, what is dead');
  answering(outbox, 'outbox', () => withOutbox(look));
  const redrive = outbox
    .command('redrive')
    .description('死信重投 / dead letters try again')
    .argument('[ids...]', '死信编号，缺省为全部 / ids of dead letters; all when left out');
  answering(redrive, 'outbox redrive', (ids: string[]) => {
    const odd = ids.find((id) => !UUID.test(id));
    if (odd !== undefined) throw new Refusal(`不是编号：${odd}`, `Not an id: ${odd}`, 2);
    return withOutbox(async (store): Promise<Answer> => {
      const redriven = await store.redrive(ids.length === 0 ? 'all' : ids);
      return { data: { redriven }, lines: [`redriven=${redriven}`] };
    });
  });
}

async function look(store: OutboxStore, now: string, queue: QueueProbe): Promise<Answer> {
  const status = await queue.check().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  const { backend } = queue;
  const counts = await store.countByState();
  const oldest = await store.oldestPendingSeconds(now);
  const dead = await store.listDead(100);
  const { pending, sent, done } = counts;
  return {
    data: { ...counts, oldestPendingSeconds: oldest, queue: { backend, status }, deadLetters: dead },
    lines: [
      `pending=${pending} sent=${sent} done=${done} dead=${counts.dead} oldest_pending_seconds=${oldest} queue=${backend} queue_status=${status}`,
      ...dead.map(({ id, job, caseId, attempt, lastError }) => `${id} ${job} case ${caseId} after ${attempt} attempts: ${lastError ?? ''}`),
    ],
  };
}

async function withOutbox(work: (store: OutboxStore, now: string, queue: QueueProbe) => Promise<Answer>): Promise<Answer> {
  const [{ createStore, PostgresOutboxStore }, { useDatabase }, { systemClock }, { queueProbe }] = await Promise.all([
    import('@sandbar/persistence'),
    import('../embedded/index.js'),
    import('@sandbar/observability'),
    import('@sandbar/queue'),
  ]);
  const config = commandConfig();
  return useDatabase(config, say, async (urls) => {
    const dataSource = createStore({ url: urls.system, poolSize: 1, applicationName: 'sandbar-outbox' });
    await dataSource.initialize();
    const queue = queueProbe(config);
    try {
      return await work(new PostgresOutboxStore(dataSource), systemClock.now(), queue);
    } finally {
      await queue.close();
      await dataSource.destroy();
    }
  });
}
