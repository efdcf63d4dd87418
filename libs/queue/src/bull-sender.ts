import type { Queue } from 'bullmq';
import type { JobSender, QueuedJob } from './backend.js';
import { withinTime } from './within-time.js';

/** Finished jobs are of no use: the outbox keeps the history. */
const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** Over a queue of BullMQ, whatever carries it. @param milliseconds how long the transport may take for one bulk */
export function bullSender(queue: Pick<Queue, 'addBulk'>, isThere: () => boolean, milliseconds: number): JobSender {
  return {
    isThere,
    send: async (jobs) => {
      if (!isThere()) throw new Error('the transport is away');
      await withinTime(queue.addBulk(jobs.map(toBull)), milliseconds, 'the transport took the jobs');
    },
  };
}

function toBull({ id, name, data, delay }: QueuedJob): Parameters<Queue['addBulk']>[0][number] {
  return { name, data, opts: { ...JOB_OPTIONS, jobId: id, delay } };
}
