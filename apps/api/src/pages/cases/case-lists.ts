import type { WorkingCalendar } from '@sandbar/calendar';
import type { CaseListItem } from '@sandbar/contracts';
import type { Actor, Province } from '@sandbar/domain';
import type { Ctx } from '@sandbar/workflow';
import { calendarsAt } from '../../cases/case-calendar.js';
import type { CalendarOf } from '../../cases/case-calendar.js';
import type { CaseDesk } from '../../cases/case-desk.js';
import { actionView } from '../../cases/case-view.js';
import type { ApiPorts, CaseFile, CaseSummaryRow, Keyset } from '../../ports/index.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { dueOf } from '../html/due.js';
import type { Due } from '../html/due.js';
import { onceEach } from '../actions/once-each.js';
import { isNextStep } from '../words/action-groups.js';
import { WRITING_STAGES } from '../words/stage-steps.js';
import type { CaseRow } from './case-list-page.js';

/** Open cases looked through for next steps, by due date: a person with more has other worries. */
const EXAMINED = 200;
/** Readings at a time. */
const ABREAST = 8;
/** Of one case, actions named in the list. */
const SHOWN = 3;

export interface ListQuery {
  readonly q: string | undefined;
  readonly province: Province | undefined;
}

/** The lists of cases: what waits for somebody, what is open, what is closed. */
export class CaseLists {
  constructor(
    private readonly ports: Pick<ApiPorts, 'cases' | 'policy' | 'rules'>,
    private readonly desk: CaseDesk,
  ) {}

  /** The open cases in which the person is awaited, by due date. @returns `examined` when there were more than were looked through */
  async listNext(
    ctx: Ctx,
    query: ListQuery,
    frame: Frame,
  ): Promise<{ readonly rows: readonly CaseRow[]; readonly examined: number | null }> {
    const found = await this.ports.cases.listCases(ctx, { filter: filterOf(query, false), order: 'dueAt', limit: EXAMINED + 1 });
    const open = found.slice(0, EXAMINED);
    const calendarOf = await calendarsAt(this.ports, frame.now);
    const rows: (CaseRow | undefined)[] = [];
    for (let from = 0; from < open.length; from += ABREAST) {
      const abreast = open.slice(from, from + ABREAST).map(async (summary) => {
        const file = await this.ports.cases.findCase(ctx, summary.id);
        return file === undefined ? undefined : this.awaitedIn(ctx, file, calendarOf, frame);
      });
      rows.push(...(await Promise.all(abreast)));
    }
    const awaited = rows.filter((row) => row !== undefined);
    // By due date, and what has none last: the store and a case read a moment later may differ.
    awaited.sort((a, b) => ((a.item.dueAt ?? '9') < (b.item.dueAt ?? '9') ? -1 : 1));
    return { rows: awaited, examined: found.length > EXAMINED ? EXAMINED : null };
  }

  async listPage(
    ctx: Ctx,
    query: ListQuery & { readonly closed: boolean; readonly after: Keyset | undefined; readonly limit: number },
    frame: Frame,
  ): Promise<{ readonly rows: readonly CaseRow[]; readonly last: CaseSummaryRow | undefined }> {
    const { after, limit } = query;
    const found = await this.ports.cases.listCases(ctx, {
      filter: filterOf(query, query.closed),
      order: '-updatedAt',
      limit: limit + 1,
      ...(after === undefined ? {} : { after }),
    });
    const shown = found.slice(0, limit);
    const calendarOf = await calendarsAt(this.ports, frame.now);
    return {
      rows: shown.map((row) => this.rowOf(ctx.actor, row, calendarOf, frame)),
      last: found.length > limit ? shown.at(-1) : undefined,
    };
  }

  /** Whether the person writes the declaration now. */
  writes(ctx: Ctx, file: CaseFile): boolean {
    const stage = WRITING_STAGES.some((one) => file.leaves.includes(one));
    return (
      file.kind === 'pilot-application' && stage && this.ports.policy.admit(ctx.actor, 'working-copy.write', file.header) === undefined
    );
  }

  private async awaitedIn(ctx: Ctx, file: CaseFile, calendarOf: CalendarOf, frame: Frame): Promise<CaseRow | undefined> {
    const firm = ctx.actor.authority === null;
    const actions = onceEach(file.kind, (await this.desk.listActions(ctx, file)).map(actionView));
    const steps = actions.filter(({ type, allowed }) => allowed && isNextStep(type, firm));
    const write = this.writes(ctx, file);
    if (steps.length === 0 && !write) return undefined;
    return { ...this.rowOf(ctx.actor, file, calendarOf, frame), steps: steps.slice(0, SHOWN), write };
  }

  private rowOf(actor: Actor, row: CaseSummaryRow, calendarOf: CalendarOf, frame: Frame): CaseRow {
    const item = this.desk.itemOf(actor, row);
    return { item, due: dueIn(item, calendarOf(row.header), frame), steps: [], write: false };
  }
}

function dueIn({ dueAt, closed }: CaseListItem, calendar: WorkingCalendar, frame: Frame): Due | null {
  return dueAt === null || closed ? null : dueOf(dueAt, frame.now, calendar, wordsIn(frame.lang));
}

function filterOf({ q, province }: ListQuery, closed: boolean) {
  return { closed, ...(q === undefined ? {} : { text: q }), ...(province === undefined ? {} : { province }) };
}
