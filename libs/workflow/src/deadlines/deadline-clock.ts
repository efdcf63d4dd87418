import { SYSTEM_ACTOR, isRefusal } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { Clock } from '../ports/clock.port.js';
import type { ReminderJob } from '../ports/notifications.port.js';
import type { OutboxStore } from '../ports/outbox.port.js';
import type { DeadlineRow, OutboxRow } from '../ports/unit-of-work.port.js';
import type { Workflow } from '../road/workflow.js';
import { nextWake } from './next-wake.js';

const DAY_MS = 86_400_000;
type Seen = 'expired' | 'reminded' | 'provisional' | 'nothing';

/** Looks at clock rows when their time has come: sends the reminders that are due and expires what is over. */
export class DeadlineClock {
  constructor(
    private readonly store: OutboxStore,
    private readonly workflow: Pick<Workflow, 'handle'>,
    private readonly clock: Clock,
  ) {}

  /** Re-reads one row; early, moved or closed is harmless. A fault in the expiry leaves the row for the next sweep. */
  async look(id: string): Promise<Seen> {
    const now = this.clock.now();
    const row = await this.store.run(async (tx) => {
      const found = await tx.deadlines.find(id);
      if (found === undefined || found.nextWakeAt === null || found.nextWakeAt > now) return undefined;
      await tx.addOutbox(remindersDue(found, now));
      // A due row keeps its wake in the past until the expiry is decided: a crash in between is found by the sweep.
      if (!isOver(found, now)) await tx.setWake(id, nextWake(found, now));
      return found;
    });
    if (row === undefined) return 'nothing';
    if (!isOver(row, now)) return 'reminded';
    return row.provisional ? this.waitForNotice(row, now) : this.expire(row);
  }

  /** Looks at every row whose time has passed: what a lost wake missed. Returns how many were looked at. */
  async sweep(limit = 200): Promise<number> {
    const rows = await this.store.listDueDeadlines(this.clock.now(), limit);
    for (const row of rows) await this.look(row.id);
    return rows.length;
  }

  private async expire(row: DeadlineRow): Promise<Seen> {
    const answer = await this.workflow.handle({
      key: uuidFrom(row.id, `expire:${row.dueAt}`),
      caseId: row.caseId,
      type: row.expires,
      payload: row.payload,
      actor: SYSTEM_ACTOR,
      traceId: row.id,
      source: { kind: 'deadline', id: row.id },
    });
    if (isRefusal(answer)) throw new Error(`expiry ${row.expires} of case ${row.caseId} was refused: ${answer.code}`);
    if (answer.outcome === 'ignored') await this.store.run((tx) => tx.setWake(row.id, null));
    return 'expired';
  }

  /** Nobody loses a right on a guessed date: a provisional clock waits for the year's notice (process.md §3). */
  private async waitForNotice(row: DeadlineRow, now: string): Promise<Seen> {
    await this.store.run((tx) => tx.setWake(row.id, new Date(Date.parse(now) + DAY_MS).toISOString()));
    return 'provisional';
  }
}

const isOver = (row: DeadlineRow, now: string): boolean => row.status === 'running' && row.dueAt !== null && row.dueAt <= now;

function remindersDue(row: DeadlineRow, now: string): OutboxRow[] {
  if (row.reckoning?.dueDay == null || row.dueAt === null) return [];
  const { dueAt } = row;
  const { dueDay } = row.reckoning;
  return row.reminders
    .filter((step) => step.at >= row.nextWakeAt! && step.at <= now)
    .map((step) => {
      const eventKey = `${row.id}:${step.name}:${dueAt}`;
      const payload: ReminderJob = {
        eventKey,
        caseId: row.caseId,
        step: step.name,
        clock: row.name,
        court: row.court,
        dueAt,
        dueDay,
        at: now,
      };
      return {
        id: uuidFrom(row.id, `${step.name}:${dueAt}`),
        caseId: row.caseId,
        seq: row.openedSeq,
        job: 'notify',
        payload: { ...payload },
        notBefore: null,
      };
    });
}
