import type { JobHandler } from '@sandbar/queue';
import type { Clock, CommandJob, OutboxStore, PlanJob, Workflow } from '@sandbar/workflow';
import { carryMessage } from '@sandbar/workflow';

/** `command`: a fact travels to other cases, or an act of an administrator to all that it concerns. Each target decides in a transaction of its own, so the row is done after all of them. */
export function commandHandler(
  store: OutboxStore,
  workflow: Pick<Workflow, 'handle'>,
  clock: Clock,
  loses: (job: CommandJob) => boolean = () => false,
  plan: (bulk: string, now: string) => Promise<unknown> = () => Promise.reject(new Error('nobody plans bulk changes here')),
): JobHandler {
  return async (row) => {
    const job = row.payload as unknown as CommandJob | PlanJob;
    if (job.do === 'plan') await plan(job.bulk, clock.now());
    else if (!loses(job)) await carryMessage(job, store, workflow);
    await store.markDone([row.id], clock.now());
  };
}
