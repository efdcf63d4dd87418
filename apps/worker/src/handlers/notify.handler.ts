import { webhookBody, webhookType, type Notifier } from '@sandbar/notifications';
import type { JobHandler } from '@sandbar/queue';
import type { Clock, NotificationTx, NotifyJob, OutboxStore, ReminderJob } from '@sandbar/workflow';

/** `notify`: one inbox row and one e-mail an event and person, one webhook an event and endpoint, in the transaction in which the row is done. */
export function notifyHandler(store: OutboxStore, notifier: Notifier, clock: Clock, publicUrl: string): JobHandler {
  return async (row) => {
    const job = row.payload as unknown as NotifyJob | ReminderJob;
    await store.runOnce(row.id, clock.now(), async ({ notifications: tx }) => {
      const { audience } = await notifier.deliver(job, tx, clock.now());
      if (!('step' in job)) await fanOut(job, audience, tx, publicUrl);
    });
  };
}

/** To the endpoints of the organisations whose people the fact is for: nobody's system learns what its people are not told. */
async function fanOut(job: NotifyJob, persons: readonly string[], tx: NotificationTx, publicUrl: string): Promise<void> {
  const { eventKey, caseId, at } = job;
  await tx.webhooks.fanOut({ eventKey, type: webhookType(job), caseId, at }, persons, async () => {
    const subject = await tx.findCase(caseId);
    if (subject === undefined) throw new Error(`No case ${caseId} to tell of`);
    return webhookBody(job, subject, publicUrl);
  });
}
