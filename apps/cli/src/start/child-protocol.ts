/** What a served process tells `sandbar start` over the channel between them. */
export interface ChildReport {
  readonly kind: 'ready';
}

export function isChildReport(message: unknown): message is ChildReport {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready';
}

/** Tells `sandbar start` that this process serves. Without a parent of that kind, nothing. */
export function reportReady(): void {
  process.send?.({ kind: 'ready' } satisfies ChildReport);
}

/** A process that does not end by itself within this time after being told to is killed. */
export const STOP_SECONDS = 10;

/**
 * Runs `stop` once when the process is to end: SIGTERM, SIGINT, or the parent is gone (its end of the channel closes even by kill -9).
 * Then the process exits: 0, or 1 when stopping failed or took longer than STOP_SECONDS.
 */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_SECONDS * 1000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', begin).once('SIGINT', begin).once('disconnect', begin);
}
