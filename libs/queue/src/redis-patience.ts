/** What a connection may cost, in milliseconds, when Redis is slow or silent. */
export interface RedisPatience {
  /** One bulk of jobs; the relay waits so long at most. */
  readonly send: number;
  /** An answer to a command of a producer; then the connection is given up and made anew. */
  readonly answer: number;
  /** The same for a worker: longer than the ten seconds for which BullMQ blocks. */
  readonly block: number;
  /** Running jobs, when the process ends. */
  readonly close: number;
}
export const REDIS_PATIENCE: RedisPatience = { send: 5_000, answer: 5_000, block: 15_000, close: 10_000 };
