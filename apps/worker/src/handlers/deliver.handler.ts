import type { Digest, Postman } from '@sandbar/notifications';
import type { JobHandler } from '@sandbar/queue';
import type { Clock, DeliverJob, OutboxStore } from '@sandbar/workflow';

export interface Carriers {
  readonly digest: Digest;
  /** Undefined: no SMTP_URL. */
  readonly postman: Postman | undefined;
}

/** `deliver`: what goes out of the house, one attempt a row. A further attempt is a further row, written with what became of this one. */
export function deliverHandler(store: OutboxStore, { digest, postman }: Carriers, clock: Clock): JobHandler {
  const mail = async (rowId: string, id: string): Promise<void> => {
    if (postman === undefined) throw new Error('an e-mail waits, but SMTP_URL is not set');
    const attempted = await postman.attempt(id);
    if ('mail' in attempted) {
      await store.runOnce(rowId, clock.now(), (tx) => postman.settle(attempted, tx.notifications));
    } else if (attempted.over) await store.markDone([rowId], clock.now());
    else await store.markFailed(rowId, 'another process has it', attempted.busyUntil);
  };
  return async (row) => {
    const job = row.payload as unknown as DeliverJob;
    if (job.what === 'mail') return mail(row.id, job.id);
    if (job.what === 'digest')
      await store.runOnce(row.id, clock.now(), async (tx) => void (await digest.deliver(job, tx.notifications, clock.now())));
  };
}
