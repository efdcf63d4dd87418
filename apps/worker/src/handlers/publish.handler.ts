import type { JobHandler } from '@sandbar/queue';
import type { Clock, OutboxStore, PublishJob } from '@sandbar/workflow';
import { publicContent } from './public-content.js';

/** `publish`: a page of the public register, in the transaction in which the row is done. */
export function publishHandler(store: OutboxStore, clock: Clock): JobHandler {
  return async (row) => {
    const job = row.payload as unknown as PublishJob;
    await store.runOnce(row.id, clock.now(), async (tx) => {
      const subject = await tx.notifications.findCase(job.caseId);
      if (subject === undefined) throw new Error(`No case ${job.caseId} to publish`);
      const content = publicContent(job, subject, await tx.sealed.findLatest(job.caseId));
      await tx.publish({ caseId: job.caseId, what: job.what, at: job.at, content });
    });
  };
}
