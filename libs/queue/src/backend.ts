/** A job on the transport, by an id that is given once. The rows in Postgres are the truth; this is only their carrier. */
export interface QueuedJob {
  readonly id: string;
  readonly name: string;
  readonly data: JobData;
  /** Milliseconds to wait before it may run. */
  readonly delay: number;
}
/** A row of the outbox to carry out, or nothing but a wake: look at so many clocks that are due. */
export type JobData = { readonly outboxId: string } | { readonly clocks: number };

/** Puts jobs on the transport. */
export interface JobSender {
  /** False: the transport is known to be away, so nothing need be claimed for it. */
  isThere(): boolean;
  /** A job whose id is there already is not put there twice. @throws when the transport does not take them, in bounded time */
  send(jobs: readonly QueuedJob[]): Promise<void>;
}

/** One transport behind one face: Postgres when embedded, Redis through ioredis in production. */
export interface QueueBackend {
  readonly name: 'postgres' | 'redis';
  /** Does not wait for the transport to be there. */
  openSender(queue: QueueName): Promise<JobSender>;
  /** `concurrency` jobs at once in this process, from when the transport is there. `work` must not throw. */
  openWorker(queue: QueueName, work: (data: JobData) => Promise<void>, concurrency: number): Promise<void>;
  /** Waits for running jobs, in bounded time. */
  close(): Promise<void>;
}

/** Whom the backend tells: of broken connections, and of a Redis that is set up badly for a queue. */
export interface QueueLog {
  readonly onError: (error: Error) => void;
  readonly onAdvice: (advice: string) => void;
}

/** Rows of the outbox, and wakes of clocks: a clock does not wait behind ten thousand e-mails. BullMQ forbids «:» in names and ids. */
export const QUEUE_NAMES = { rows: 'sandbar', clocks: 'sandbar-clocks' } as const;
export type QueueName = keyof typeof QUEUE_NAMES;

/** A stalled job (its worker was killed) is taken again after this long; the outbox makes its effect once only. */
export const WORKER_OPTIONS = { lockDuration: 15_000, stalledInterval: 5_000, runRetryDelay: 1_000 } as const;
