import type { WorkingCalendar } from '@sandbar/calendar';
import { addWorkingDays, dayInShanghai, endOfDayShanghai } from '@sandbar/calendar';
import { COURT_LABELS } from '@sandbar/contracts';
import type { CaseListItem } from '@sandbar/contracts';
import type { Bilingual, Court, Province } from '@sandbar/domain';
import type { Ctx } from '@sandbar/workflow';
import { calendarsAt } from '../../cases/case-calendar.js';
import { soonDays } from '../../cases/due-soon.js';
import type { CaseDesk } from '../../cases/case-desk.js';
import { actionView } from '../../cases/case-view.js';
import type { Awaited, WorkList } from '../../cases/work-list.js';
import type { Asking } from '../../http/request-context.js';
import type { ApiPorts, CaseFile, CaseSummaryRow, Keyset, WorkCount, WorkFilter, WorkPlace } from '../../ports/index.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { dueOf } from '../html/due.js';
import type { Due } from '../html/due.js';
import { onceEach } from '../actions/once-each.js';
import type { CaseRow } from './case-list-page.js';
import { ownCourt } from './own-court.js';
import type { StageChoice } from './stage-choices.js';

/** Of one case, actions named in the list. */
const SHOWN = 3;

export interface ListQuery {
  readonly q: string | undefined;
  readonly province: Province | undefined;
}
/** What is asked of the other tabs. */
export interface TabQuery extends ListQuery {
  readonly after: Keyset | undefined;
  readonly limit: number;
}
/** A page, and the place of its last row where more may follow. */
export interface Listed {
  readonly rows: readonly CaseRow[];
  readonly last: Keyset | undefined;
}
/** What the first tab can be narrowed to besides. */
export interface WorkNarrowed extends ListQuery {
  readonly who: Awaited;
  readonly due: 'overdue' | 'soon' | undefined;
  readonly stage: StageChoice | undefined;
}

/** The lists of cases: what waits for somebody, what is open, what is closed. */
export class CaseLists {
  constructor(
    private readonly ports: Pick<ApiPorts, 'cases' | 'rules'>,
    private readonly desk: CaseDesk,
    private readonly work: WorkList,
  ) {}

  /** The open cases that wait for the person, or for anybody of the office, by due date. */
  async listNext(
    ctx: Asking,
    query: WorkNarrowed & { readonly after: WorkPlace | undefined; readonly limit: number },
    frame: Frame,
  ): Promise<{ readonly rows: readonly CaseRow[]; readonly next: WorkPlace | undefined; readonly counted: WorkCount }> {
    const [calendarOf, days] = await Promise.all([calendarsAt(this.ports, frame.now), soonDays(this.ports, frame.now)]);
    const soon = endOfDayShanghai(addWorkingDays(calendarOf(null), dayInShanghai(frame.now), days));
    const { after, limit, who: awaiting } = query;
    const asked = { awaiting, filter: workFilterOf(query, frame.now, soon), limit, ...(after === undefined ? {} : { after }) };
    const [{ items, next }, counted] = await Promise.all([this.work.list(ctx, asked), this.work.count(ctx, soon)]);
    const rows = items.map(async ({ file, place, court }): Promise<CaseRow> => {
      const steps = onceEach(file.kind, (await this.work.stepsIn(ctx, file)).map(actionView)).slice(0, SHOWN);
      const item = this.desk.itemOf(ctx.actor, file);
      const due = dueIn({ ...item, dueAt: item.dueAt && place.due }, calendarOf(file.header), days, frame);
      return { item, due, clockOf: foreignCourt(frame, file, court), steps, write: this.work.writes(ctx, file) };
    });
    return { rows: await Promise.all(rows), next, counted };
  }

  /** The open cases by due date, whosever clock that is; those without one last. */
  async listOpen(ctx: Ctx, query: TabQuery, frame: Frame): Promise<Listed> {
    const asked = { filter: filterOf(query), limit: query.limit + 1, ...(query.after === undefined ? {} : { after: query.after }) };
    const found = await this.ports.cases.listOpen(ctx, asked);
    const shown = found.slice(0, query.limit);
    const [calendarOf, soon] = await Promise.all([calendarsAt(this.ports, frame.now), soonDays(this.ports, frame.now)]);
    const rows = shown.map(({ row, due, court }): CaseRow => {
      const item = this.desk.itemOf(ctx.actor, row);
      const label = dueIn({ ...item, dueAt: item.dueAt && due }, calendarOf(row.header), soon, frame);
      return { item, due: label, clockOf: foreignCourt(frame, row, court), steps: [], write: false };
    });
    const last = found.length > query.limit ? shown.at(-1) : undefined;
    return { rows, last: last && { value: last.due, id: last.row.id } };
  }

  /** The closed cases, the last changed first. */
  async listClosed(ctx: Ctx, query: TabQuery): Promise<Listed> {
    const { after, limit } = query;
    const found = await this.ports.cases.listCases(ctx, {
      filter: { closed: true, ...filterOf(query) },
      order: '-updatedAt',
      limit: limit + 1,
      ...(after === undefined ? {} : { after }),
    });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const rows = shown.map((row): CaseRow => {
      return { item: this.desk.itemOf(ctx.actor, row), due: null, clockOf: null, steps: [], write: false };
    });
    return { rows, last: last && { value: last.updatedAt, id: last.id } };
  }

  /** Whether the person writes the declaration now. */
  writes(ctx: Ctx, file: CaseFile): boolean {
    return this.work.writes(ctx, file);
  }
}

function filterOf({ q, province }: ListQuery): { readonly text?: string; readonly province?: Province } {
  return { ...(q === undefined ? {} : { text: q }), ...(province === undefined ? {} : { province }) };
}

function workFilterOf({ q, province, due, stage }: WorkNarrowed, now: string, soon: string): WorkFilter {
  return {
    ...filterOf({ q, province }),
    ...(stage === undefined ? {} : { kind: stage.kind, stage: stage.stage }),
    ...(due === 'overdue' ? { dueBefore: now } : {}),
    // What is due at the very end of the last day is due on that day.
    ...(due === 'soon' ? { dueFrom: now, dueBefore: new Date(Date.parse(soon) + 1).toISOString() } : {}),
  };
}

/** Whose clock it is, where it is not the reader's own. */
function foreignCourt(frame: Frame, { kind, header }: CaseSummaryRow, court: Court | null): Bilingual | null {
  return court === null || court === ownCourt(frame, kind, header) ? null : COURT_LABELS[court];
}

function dueIn(
  { dueAt, closed }: Pick<CaseListItem, 'dueAt' | 'closed'>,
  calendar: WorkingCalendar,
  soon: number,
  frame: Frame,
): Due | null {
  return dueAt === null || closed ? null : dueOf(dueAt, frame.now, calendar, wordsIn(frame.lang), soon);
}
