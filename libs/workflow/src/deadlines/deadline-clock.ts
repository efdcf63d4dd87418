import { SYSTEM_ACTOR, isRefusal } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { Clock } from '../ports/clock.port.js';
import type { ReminderJob } from '../ports/notifications.port.js';
import type { OutboxStore } from '../ports/outbox.port.js';
import type { CasesAhead, DeadlineRow, OutboxRow } from '../ports/unit-of-work.port.js';
import type { Command } from '../road/command.js';
import type { Workflow } from '../road/workflow.js';
import { nextWake } from './next-wake.js';

const DAY_MS = 86_400_000;
/** How long an expiry may take before another process tries it: a crash in between costs so much time and nothing else. */
const LEASE_MS = 30_000;
/** Rows that one look takes, and one wake covers. */
export const WAKE_BATCH = 50;
/** Expiries of one look that are on the road at once: so many are written together. */
const AT_ONCE = 16;

export interface DeadlineClockOptions {
  /** What goes through the open clocks after a change of the calendar, a batch a sweep. */
  readonly recount?: { step(): Promise<number> } | undefined;
  /** What reads the cases of a look's expiries in one go; without it each is read on the road. */
  readonly ahead?: CasesAhead;
}

/** Looks at clock rows when their time has come: sends the reminders that are due and expires what is over. */
export class DeadlineClock {
  constructor(
    private readonly store: OutboxStore,
    private readonly workflow: Pick<Workflow, 'handle'>,
    private readonly clock: Clock,
    private readonly options: DeadlineClockOptions = {},
  ) {}

  /**
   * Takes up to `limit` rows whose time has passed, earliest first, and no row that somebody else has. What wakes it is of no matter: too early or
   * twice finds nothing. Reminders and the row's next wake are written in one transaction; an expiry then travels the one road, and a row whose
   * expiry came to nothing is due again after the lease.
   * @returns how many rows were looked at, and how far a recount came
   * @throws AggregateError of the expiries that failed, after all were tried
   */
  async sweep(limit = WAKE_BATCH): Promise<number> {
    const faults: unknown[] = [];
    // A recount that fails holds no other clock up: one that it has still to move is told by the road.
    const recounted = (await this.options.recount?.step().catch((fault: unknown) => void faults.push(fault))) ?? 0;
    const now = this.clock.now();
    const rows = await this.store.run(async (tx) => {
      const due = await tx.claimDueDeadlines(now, limit);
      await tx.addOutbox(due.flatMap((row) => remindersDue(row, now)));
      await tx.setWakes(due.map((row) => ({ id: row.id, at: wakeAfter(row, now) })));
      return due;
    });
    const over = rows.filter((row) => isOver(row, now) && !row.provisional);
    const versions = over.length > 1 ? await this.options.ahead?.readAhead(over.map(({ caseId }) => caseId)) : undefined;
    const waiting = over.values();
    const expireInTurn = async (): Promise<void> => {
      for (const row of waiting) await this.expire(row, now, versions?.get(row.caseId)).catch((fault: unknown) => void faults.push(fault));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, expireInTurn));
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${rows.length} clocks failed: ${String(faults[0])}`);
    return rows.length + recounted;
  }

  /** @param now the instant of the look */
  private async expire(row: DeadlineRow, now: string, version: number | undefined): Promise<void> {
    const command: Command = {
      key: uuidFrom(row.id, `expire:${row.dueAt}`),
      caseId: row.caseId,
      type: row.expires,
      payload: row.payload,
      actor: SYSTEM_ACTOR,
      traceId: row.id,
      source: { kind: 'deadline', id: row.id },
    };
    let answer = await this.workflow.handle(version === undefined ? command : { ...command, expectedVersion: version });
    // It moved on after it was read: the expiry is of the case as it is, whatever its version.
    if (isRefusal(answer) && answer.code === 'version.stale') answer = await this.workflow.handle(command);
    // As the look left it: whoever has moved the clock since has said otherwise, and that stands.
    const was = wakeAfter(row, now);
    // The time of day was set back since the look, or somebody has moved the clock.
    if (isRefusal(answer) && answer.code === 'deadline.not_due')
      return this.store.run((tx) => tx.setWakes([{ id: row.id, at: nextWake(row, this.clock.now()), was }]));
    if (isRefusal(answer) && answer.code === 'deadline.moving') return this.move(row, String(answer.params['change']));
    if (isRefusal(answer)) throw new Error(`expiry ${row.expires} of case ${row.caseId} was refused: ${answer.code}`);
    if (answer.outcome === 'ignored') await this.store.run((tx) => tx.setWakes([{ id: row.id, at: null, was }]));
  }

  /** The recount has not come to this case yet: it is told now, under a key of its own. */
  private async move(row: DeadlineRow, change: string): Promise<void> {
    const answer = await this.workflow.handle({
      key: uuidFrom(change, row.id),
      caseId: row.caseId,
      type: 'CALENDAR_CHANGED',
      payload: { change },
      actor: SYSTEM_ACTOR,
      traceId: row.id,
      source: { kind: 'message', from: row.caseId },
    });
    if (isRefusal(answer)) throw new Error(`the recount of case ${row.caseId} was refused: ${answer.code}`);
  }
}

/** Nobody loses a right on a guessed date: a provisional clock waits for the year's notice, a day at a time (process.md §3). */
function wakeAfter(row: DeadlineRow, now: string): string | null {
  if (!isOver(row, now)) return nextWake(row, now);
  return new Date(Date.parse(now) + (row.provisional ? DAY_MS : LEASE_MS)).toISOString();
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
