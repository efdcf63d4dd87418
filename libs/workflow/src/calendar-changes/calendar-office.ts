import { dayInShanghai, readNoticeFile, readOverrideFile } from '@sandbar/calendar';
import type { ChangeFault } from '@sandbar/calendar';
import type { Actor, Refusal } from '@sandbar/domain';
import { isRefusal, refuse } from '@sandbar/domain';
import { hashJson, uuidFrom } from '@sandbar/hash';
import type {
  CalendarDocument,
  CalendarReason,
  CalendarStore,
  ChangeContent,
  ChangeRow,
  ClockScan,
  ConfirmedChange,
} from '../ports/calendar.port.js';
import type { Clock } from '../ports/clock.port.js';
import { actOf } from '../ports/administration-act.js';
import type { RuleTable } from '../ports/rule-table.port.js';
import { changedDays, planOver } from './calendar-plan.js';
import type { CalendarPlan } from './calendar-plan.js';
import { calendarsOf } from './calendars-of.js';
import { judgeChange, placeOfChange, withChange } from './judge-change.js';

/** A change as somebody hands it in, read and found whole. */
export interface Proposal extends CalendarDocument {
  readonly content: ChangeContent;
  readonly reason: CalendarReason;
  readonly effectiveAt: string;
}
/** Who may change the calendar, and who that of any place: two rows of the access table (libs/identity). */
export interface CalendarRights {
  admit(actor: Actor, access: 'calendar.change' | 'calendar.change-anywhere'): Refusal | undefined;
}
/** A change as somebody who may change the calendar sees it. */
export interface ShownChange {
  readonly change: ChangeRow;
  /** What it would move now; of one that is through nothing is left to move. */
  readonly plan: CalendarPlan;
  /** Why this person cannot confirm it now; undefined: the person can. */
  readonly unconfirmable: Refusal | undefined;
  /** Why this person cannot take it back. */
  readonly irrevocable: Refusal | undefined;
}
/** Longer than a process keeps its copy of the table: every process has read the change before it counts. */
export const LEAD_MS = 10_000;
/** Ids of changes derive from what they say: the same change twice is one. */
export const NAMESPACE = '6a1f0a54-3d4e-5a0e-9c0b-9d2f6b7a1c11';
const LISTED = 100;

/** Enters, shows, confirms and takes back changes of the calendar. Says no by a value. */
export class CalendarOffice {
  constructor(
    private readonly store: CalendarStore,
    private readonly scan: ClockScan,
    private readonly rules: RuleTable,
    private readonly clock: Clock,
    private readonly rights: CalendarRights,
  ) {}

  /** A year's notice from a file that nobody has checked. */
  readNotice(value: unknown): Proposal | Refusal {
    const now = this.clock.now();
    const read = readNoticeFile(value, dayInShanghai(now));
    if ('faults' in read) return invalid(read.faults);
    const { number, notice } = read.file;
    const document = { number, title: notice.document, date: notice.publishedOn, url: notice.source, basisKind: 'law' as const };
    return { ...document, content: { kind: 'notice', notice }, reason: 'yearly-notice', effectiveAt: now };
  }

  /** A decree from values that nobody has checked. */
  readOverride(value: unknown): Proposal | Refusal {
    const now = this.clock.now();
    const read = readOverrideFile(value, dayInShanghai(now));
    if ('faults' in read) return invalid(read.faults);
    const { days, scope, effectiveAt, ...document } = read.file;
    return { ...document, content: { kind: 'override', scope, days }, effectiveAt: effectiveAt ?? now };
  }

  /**
   * The dry run: what would move, if it were in force now. Writes nothing.
   * @param by lists what this person may see: the cases in sight, or for whoever changes the calendar of any place all of them; undefined: all
   */
  async preview(proposal: Proposal, by?: Actor): Promise<CalendarPlan | Refusal> {
    const barred = by && this.barred(by, proposal.content);
    if (barred !== undefined) return barred;
    const at = this.clock.now();
    const confirmed = await this.store.listConfirmed();
    const no = judgeChange(proposal.content, confirmed, at);
    return no ?? this.plan(proposal.content, at, by);
  }

  /** Enters a change for another person to confirm. The same change again is the one that is there. */
  async enter(proposal: Proposal, by: Actor): Promise<ChangeRow | Refusal> {
    const now = this.clock.now();
    const no = this.barred(by, proposal.content) ?? judgeChange(proposal.content, await this.store.listConfirmed(), now);
    if (no !== undefined) return no;
    const { effectiveAt, content, reason, ...document } = proposal;
    const print = hashJson({ content, reason, ...document });
    const rows = await this.store.list(LISTED);
    const standing = rows.filter((row) => printOf(row) === print);
    const open = standing.find((row) => row.withdrawnAt === null);
    if (open !== undefined) return open;
    const id = uuidFrom(NAMESPACE, `${print}:${standing.length}`);
    const row: ChangeRow = { ...UNDECIDED, id, reason, content, ...document, effectiveAt, enteredBy: by.person, enteredAt: now };
    await this.store.add(row, actOf('calendar.entered', by, row.id, now, { basis: document.number, kind: content.kind }));
    return (await this.store.find(id))!;
  }

  /** Confirms what another person entered: it counts from its document's instant, at the earliest when every process has read it. */
  async confirm(id: string, by: Actor): Promise<ChangeRow | Refusal> {
    const at = this.clock.now();
    const inForceAt = new Date(Date.parse(at) + LEAD_MS).toISOString();
    const act = actOf('calendar.confirmed', by, id, at, {});
    const outcome = await this.store.confirm<Refusal>(id, { by: by.person, at, inForceAt, act }, (row, confirmed) =>
      this.unconfirmable(row, by, confirmed, at),
    );
    if (outcome === 'unknown') return refuse('calendar.change_not_found', { change: id });
    if (outcome === 'settled') return refuse('calendar.settled', { change: id });
    if (isRefusal(outcome)) return outcome;
    await this.rules.renewed();
    return (await this.store.find(id))!;
  }

  /** Takes back what is not confirmed yet; a confirmed change is answered by another one. */
  async withdraw(id: string, by: Actor): Promise<ChangeRow | Refusal> {
    const found = await this.store.find(id);
    if (found === undefined) return refuse('calendar.change_not_found', { change: id });
    const no = this.barred(by, found.content);
    if (no !== undefined) return no;
    const at = this.clock.now();
    const done = await this.store.withdraw(id, by.person, at, actOf('calendar.withdrawn', by, id, at, {}));
    return done ? (await this.store.find(id))! : refuse('calendar.settled', { change: id });
  }

  list(): Promise<readonly ChangeRow[]> {
    return this.store.list(LISTED);
  }

  /** A change, and what this person can do about it. @param by see `preview` */
  async show(id: string, by?: Actor): Promise<ShownChange | Refusal> {
    const change = await this.store.find(id);
    if (change === undefined) return refuse('calendar.change_not_found', { change: id });
    const at = this.clock.now();
    const settled = isSettled(change) ? refuse('calendar.settled', { change: id }) : undefined;
    const unconfirmable = settled ?? (by && this.unconfirmable(change, by, await this.store.listConfirmed(), at));
    const irrevocable = settled ?? (by && this.barred(by, change.content));
    return { change, plan: await this.plan(change.content, at, by, change.id), unconfirmable, irrevocable };
  }

  private unconfirmable(row: ChangeRow, by: Actor, confirmed: readonly ConfirmedChange[], at: string): Refusal | undefined {
    const barred = this.barred(by, row.content);
    if (barred !== undefined) return barred;
    return row.enteredBy === by.person ? refuse('calendar.same_person', { change: row.id }) : judgeChange(row.content, confirmed, at);
  }

  /** A case administrator changes the calendar of everybody or of the own province and office; the platform's administrator any. */
  private barred(by: Actor, content: ChangeContent): Refusal | undefined {
    const no = this.rights.admit(by, 'calendar.change');
    if (no !== undefined) return no;
    if (content.kind !== 'override' || content.scope === null) return undefined;
    if (content.scope === by.province || content.scope === by.authority) return undefined;
    return this.rights.admit(by, 'calendar.change-anywhere') && refuse('calendar.other_place', { scope: content.scope });
  }

  private async plan(content: ChangeContent, at: string, by?: Actor, id = 'preview'): Promise<CalendarPlan> {
    const as = by !== undefined && this.rights.admit(by, 'calendar.change-anywhere') !== undefined ? by : undefined;
    const others = (await this.store.listConfirmed()).filter((change) => change.id !== id);
    const place = placeOfChange(content);
    const after = withChange(others, content, id, at);
    const days = changedDays(calendarsOf(others).at(at, place), after.at(at, place));
    return planOver(this.scan, { after, rules: await this.rules.current(), at }, days, as);
  }
}

const isSettled = ({ confirmedAt, withdrawnAt }: ChangeRow): boolean => confirmedAt !== null || withdrawnAt !== null;

const UNDECIDED = {
  confirmedBy: null,
  confirmedAt: null,
  inForceAt: null,
  withdrawnBy: null,
  withdrawnAt: null,
  recountedAt: null,
} as const;

const printOf = ({ content, reason, number, title, date, url, basisKind }: ChangeRow): string =>
  hashJson({ content, reason, number, title, date, url, basisKind });

const invalid = (faults: readonly ChangeFault[]): Refusal => ({
  ...refuse('calendar.invalid'),
  errors: faults.map((fault) => ({ ...fault, params: {} })),
});
