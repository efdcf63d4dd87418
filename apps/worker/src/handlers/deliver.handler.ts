import type { Digest, Notifier, Postman, WebhookCourier } from '@sandbar/notifications';
import type { JobHandler } from '@sandbar/queue';
import type { Clock, DeliverJob, OutboxStore } from '@sandbar/workflow';

export interface Carriers {
  readonly digest: Digest;
  /** Undefined: no SMTP_URL. */
  readonly postman: Postman | undefined;
  readonly courier: WebhookCourier;
  readonly notifier: Notifier;
}

/** `deliver`: what goes out of the house, one attempt a row. A further attempt is a further row, written with what became of this one. */
export function deliverHandler(store: OutboxStore, carriers: Carriers, clock: Clock): JobHandler {
  const { digest, postman, courier, notifier } = carriers;
  const put = (rowId: string, held: { readonly over: true } | { readonly over: false; readonly busyUntil: string }): Promise<void> =>
    held.over ? store.markDone([rowId], clock.now()) : store.markFailed(rowId, 'another process has it', held.busyUntil);
  const mail = async (rowId: string, id: string): Promise<void> => {
    if (postman === undefined) throw new Error('an e-mail waits, but SMTP_URL is not set');
    const attempted = await postman.attempt(id);
    if (!('mail' in attempted)) return put(rowId, attempted);
    await store.runOnce(rowId, clock.now(), (tx) => postman.settle(attempted, tx.notifications));
  };
  const webhook = async (rowId: string, id: string): Promise<void> => {
    const tried = await courier.attempt(id);
    if (!('delivery' in tried)) return put(rowId, tried);
    const { delivery, endpoint, log, outcome } = tried;
    await store.runOnce(rowId, clock.now(), async ({ notifications: tx }) => {
      const settled = await tx.webhooks.settle(delivery, log, outcome);
      if (!settled || outcome.disable === undefined) return;
      const { organisation, authority } = endpoint;
      await notifier.webhookDisabled({ delivery: delivery.id, caseId: delivery.caseId, organisation, authority }, log.at, tx);
    });
  };
  return async (row) => {
    const job = row.payload as unknown as DeliverJob;
    if (job.what === 'mail') return mail(row.id, job.id);
    if (job.what === 'webhook') return webhook(row.id, job.id);
    await store.runOnce(row.id, clock.now(), async (tx) => void (await digest.deliver(job, tx.notifications, clock.now())));
  };
}
