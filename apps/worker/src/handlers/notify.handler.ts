import type { Notifier } from '@sandbar/notifications';
import type { JobHandler } from '@sandbar/queue';
import type { Clock, NotifyJob, OutboxStore, ReminderJob } from '@sandbar/workflow';

/** `notify`: one inbox row and one e-mail an event and person, in the transaction in which the row is done. */
export function notifyHandler(store: OutboxStore, notifier: Notifier, clock: Clock): JobHandler {
  return async (row) => {
    const job = row.payload as unknown as NotifyJob | ReminderJob;
    await store.runOnce(row.id, clock.now(), async (tx) => {
      await notifier.deliver(job, tx.notifications, clock.now());
    });
  };
}
