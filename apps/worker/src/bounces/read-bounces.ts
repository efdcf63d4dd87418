import type { BounceMaildir } from '@sandbar/notifications';
import type { Logger } from '@sandbar/observability';

/** A round of reading the mailbox of bounces, with a line of the log for each file. @returns files that are over with: one that failed waits its time */
export function readBounces(maildir: Pick<BounceMaildir, 'pass'>, logger: Pick<Logger, 'info' | 'warn'>): () => Promise<number> {
  return async () => {
    const { taken, failed } = await maildir.pass();
    for (const { file, result } of taken) logger.info({ file, result }, 'mail came back');
    for (const { file, fault } of failed) logger.warn({ file, err: fault }, 'mail came back and could not be taken; will be tried again');
    return taken.length;
  };
}
