import type { Queue, Worker } from 'bullmq';

/** A job on the transport: `id` is `<outbox id>-<attempt>`; the row in Postgres is the truth, this is only its carrier. */
export interface QueuedJob {
  readonly id: string;
  readonly name: string;
  readonly data: { readonly outboxId: string };
  /** Milliseconds to wait before it may run. */
  readonly delay: number;
}

/** One transport behind one face: Postgres when embedded, Redis through ioredis in production. */
export interface QueueBackend {
  readonly name: 'postgres' | 'redis';
  openQueue(): Promise<Queue>;
  /** `concurrency` handlers at once in this process. */
  openWorker(process: (job: { name: string; data: { outboxId: string } }) => Promise<void>, concurrency: number): Promise<Worker>;
  close(): Promise<void>;
}

/** The one queue of the product. BullMQ forbids «:» in names and ids. */
export const QUEUE_NAME = 'sandbar';

/** Finished jobs are of no use: the outbox keeps the history. */
export const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;
