import { uuidFrom } from '@sandbar/hash';
import type { CommandJob, NotifyJob } from '../outbox/outbox-of.js';
import type { CalendarStore, CaseClocks, ChangeRow } from '../ports/calendar.port.js';
import type { Clock } from '../ports/clock.port.js';
import type { RuleSet, RuleTable } from '../ports/rule-table.port.js';
import type { OutboxRow } from '../ports/unit-of-work.port.js';
import { changedDays, inDoubtFrom, leftOf, movesOf } from './calendar-plan.js';
import type { PlanInput } from './calendar-plan.js';

/** A command that began before the change was in force has ended by then, one way or the other: a request has 30 s. */
const SETTLED_MS = 30_000;
const BATCH = 200;

/**
 * Sends CALENDAR_CHANGED to every case that a change in force moves: in batches, each one transaction with the place it came to, so that a crash goes on
 * where it was; through the outbox, so that each case is told until it has heard; with a key of change and case, so that it hears once.
 */
export class CalendarRecount {
  constructor(
    private readonly store: CalendarStore,
    private readonly rules: RuleTable,
    private readonly clock: Clock,
  ) {}

  /** One batch of the oldest change that is not through. Returns how many cases were looked at, and one more for the batch; 0: nothing to do. */
  async step(limit = BATCH): Promise<number> {
    const now = this.clock.now();
    const change = await this.store.findUnrecounted(new Date(Date.parse(now) - SETTLED_MS).toISOString());
    if (change === undefined) return 0;
    const rules = await this.rules.renewed();
    const input: PlanInput = { after: rules.calendars, rules, at: now };
    const from = inDoubtFrom(daysOf(change, rules), now);
    const over =
      from === null ? undefined : { from, plan: (cases: readonly CaseClocks[]) => cases.flatMap((one) => alarms(change, one, input)) };
    const plan = (cases: readonly CaseClocks[]): OutboxRow[] =>
      cases.filter((one) => movesOf(one, input).length > 0).map((one) => telling(change, one));
    const batch = await this.store.recountBatch(change.id, limit, now, plan, over);
    return batch === undefined ? 0 : batch.read + 1;
  }
}

/** The days a change changed at the instant it came into force. */
function daysOf(change: ChangeRow, { calendars }: RuleSet): ReturnType<typeof changedDays> {
  const { content } = change;
  const scope = content.kind === 'override' ? content.scope : null;
  const place = scope === null ? null : { province: scope, authority: scope };
  const before = new Date(Date.parse(change.inForceAt!) - 1).toISOString();
  return changedDays(calendars.at(before, place), calendars.at(change.inForceAt!, place));
}

function telling(change: ChangeRow, { caseId, version }: CaseClocks): OutboxRow {
  const payload: CommandJob = {
    do: 'send',
    from: caseId,
    target: 'self',
    parent: null,
    event: 'CALENDAR_CHANGED',
    payload: { change: change.id },
    factId: change.id,
  };
  return { id: uuidFrom(change.id, caseId), caseId, seq: version, job: 'command', payload: { ...payload }, notBefore: null };
}

function alarms(change: ChangeRow, one: CaseClocks, input: PlanInput): OutboxRow[] {
  return leftOf(one, input).map(({ deadlineId, clock }) => {
    const eventKey = uuidFrom(change.id, `expiry-questioned:${deadlineId}`);
    const payload: NotifyJob = {
      eventKey,
      caseId: one.caseId,
      kind: one.kind,
      fact: 'alarm.expiry-questioned',
      data: { clock },
      audience: ['caseAdministrators'],
      actor: 'system',
      at: input.at,
    };
    return { id: eventKey, caseId: one.caseId, seq: one.version, job: 'notify', payload: { ...payload }, notBefore: null };
  });
}
