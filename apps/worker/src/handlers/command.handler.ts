import type { JobHandler } from '@sandbar/queue';
import type { Clock, CommandJob, OutboxStore, Workflow } from '@sandbar/workflow';
import { carryMessage } from '@sandbar/workflow';

/** `command`: a fact travels to other cases. Each target decides in a transaction of its own, so the row is done after all of them. */
export function commandHandler(
  store: OutboxStore,
  workflow: Pick<Workflow, 'handle'>,
  clock: Clock,
  loses: (job: CommandJob) => boolean = () => false,
): JobHandler {
  return async (row) => {
    const job = row.payload as unknown as CommandJob;
    if (!loses(job)) await carryMessage(job, store, workflow);
    await store.markDone([row.id], clock.now());
  };
}
