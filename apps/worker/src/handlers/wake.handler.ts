import type { JobHandler } from '@sandbar/queue';
import type { DeadlineClock, WakeJob } from '@sandbar/workflow';

/** `wake`: re-reads one clock row; early, moved or closed is harmless. */
export function wakeHandler(deadlines: DeadlineClock): JobHandler {
  return async (row) => {
    await deadlines.look((row.payload as unknown as WakeJob).deadlineId);
  };
}
