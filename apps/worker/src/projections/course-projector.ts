import { dayInShanghai } from '@sandbar/calendar';
import type { WorkingCalendar } from '@sandbar/calendar';
import type { CaseHeader } from '@sandbar/domain';
import { REGISTRY } from '@sandbar/domain';
import type { CourseStore, FoldRows } from '@sandbar/persistence';
import type { CourseState } from '@sandbar/statistics';
import { COURSE_BEGIN, foldCourse, UnfoldableRecord } from '@sandbar/statistics';
import type { Calendars } from '@sandbar/workflow';
import { placeOf } from '@sandbar/workflow';

/** Raised when the fold itself changes: every case is then folded anew. */
const FOLD_VERSION = 2;
const PAGE = 500;
const BATCH = 100;
/** A case may become visible later than its instant says: transactions overlap, servers' clocks differ. What is later still, a pass over all finds. */
const OVERLAP_MS = 600_000;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** What a rebuild did. */
export interface Rebuilt {
  readonly cases: number;
  readonly entries: number;
  readonly faults: number;
}

/** The calendar as it is in force now. */
export interface ProjectorCalendar {
  /** As the store has it, some seconds old at most. */
  readonly current: () => Promise<Calendars>;
  /** ISO instant. */
  readonly now: () => string;
}
/** One reading of it: what counts the days, under a name that changes with it. */
interface Basis {
  readonly name: string;
  readonly calendars: Calendars;
  readonly at: string;
}

/**
 * Keeps the courses of all cases folded to their end: beside the road, from the record, each case in a transaction of its own. Killed anywhere, it
 * goes on where it was; run twice, it finds nothing to do. A change of the calendar that comes into force makes every case stale.
 */
export class CourseProjector {
  private since: string | undefined;
  /** Name of the basis of the last look. */
  private basis: string | undefined;

  constructor(
    private readonly store: CourseStore,
    private readonly calendar: ProjectorCalendar,
    private readonly onFault: (caseId: string, fault: unknown) => void,
  ) {}

  /** One look at what moved; the first one looks at every case. @returns cases folded */
  async pass(): Promise<number> {
    const basis = await this.readBasis();
    if (this.since === undefined || basis.name !== this.basis) return this.passOverAll();
    const moved = await this.store.listMoved(basis.name, this.since, BATCH);
    for (const { id } of moved) await this.fold(id, basis, false);
    const last = moved.at(-1);
    if (moved.length === BATCH && last !== undefined) this.since = last.updatedAt;
    else await this.lookFromNow();
    return moved.length;
  }

  /** Every case that is not folded to its end, wherever its last event lies in time. */
  async passOverAll(): Promise<number> {
    let folded = 0;
    const basis = await this.readBasis();
    await this.eachPage(basis, async (page) => {
      for (const { id, stale } of page) if (stale) folded += (await this.fold(id, basis, false)) === undefined ? 0 : 1;
    });
    this.basis = basis.name;
    await this.lookFromNow();
    return folded;
  }

  /** Everything from the first entries, to the same rows; readers see each case's old rows or its new ones. */
  async rebuild(): Promise<Rebuilt> {
    let [cases, entries, faults] = [0, 0, 0];
    const basis = await this.readBasis();
    await this.eachPage(basis, async (page) => {
      for (const { id, pilot } of page) {
        if (!pilot) continue;
        const folded = await this.fold(id, basis, true);
        cases += 1;
        if (folded === undefined) faults += 1;
        else entries += folded;
      }
    });
    return { cases, entries, faults };
  }

  private async readBasis(): Promise<Basis> {
    const [calendars, at] = [await this.calendar.current(), this.calendar.now()];
    return { name: [FOLD_VERSION, calendars.at(at, null).version, calendars.lastChange(at) ?? ''].join('/'), calendars, at };
  }

  private async eachPage(basis: Basis, work: (page: Awaited<ReturnType<CourseStore['listPage']>>) => Promise<void>): Promise<void> {
    for (let after = NO_ID; ;) {
      const page = await this.store.listPage(basis.name, after, PAGE);
      if (page.length === 0) return;
      await work(page);
      after = page.at(-1)!.id;
    }
  }

  private async lookFromNow(): Promise<void> {
    const youngest = await this.store.findYoungest();
    if (youngest !== undefined) this.since = new Date(Date.parse(youngest) - OVERLAP_MS).toISOString();
  }

  /** @returns entries folded; undefined when the record cannot be */
  private async fold(caseId: string, basis: Basis, anew: boolean): Promise<number | undefined> {
    try {
      return await this.store.project(caseId, basis.name, anew, rowsOf(caseId, basis));
    } catch (fault) {
      if (!(fault instanceof UnfoldableRecord)) throw fault;
      await this.store.markFault(caseId, basis.name, fault.message);
      this.onFault(caseId, fault);
      return undefined;
    }
  }
}

function rowsOf(caseId: string, { calendars, at }: Basis): FoldRows {
  return (kept, entries) => {
    const before = (kept as CourseState | null) ?? COURSE_BEGIN;
    const calendarOf = (header: CaseHeader): WorkingCalendar => calendars.at(at, placeOf(header));
    const { state, ended, lasting, milestones } = foldCourse(caseId, before, entries, (id) => REGISTRY.definitionOf(id), calendarOf);
    return {
      version: state.version,
      state,
      ended: ended.map((visit) => ({ ...visit, leftDay: visit.leftAt === null ? null : dayInShanghai(visit.leftAt) })),
      lasting: lasting.map((visit) => ({ ...visit, leftDay: null })),
      milestones: milestones.map((one) => ({ ...one, day: dayInShanghai(one.at) })),
    };
  };
}
