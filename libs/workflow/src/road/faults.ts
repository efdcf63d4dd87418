/** Faults of the store that the road knows; anything else is a bug. */
export class DuplicateCommand extends Error {
  constructor() {
    super('the same command was stored at the same moment');
  }
}
/** No connection, server shutting down, disk full: 503 with Retry-After. Nothing was acknowledged. */
export class StoreUnavailable extends Error {
  constructor(
    readonly retryAfterSeconds: number,
    cause?: unknown,
  ) {
    super('the store is unavailable', { cause });
  }
}
