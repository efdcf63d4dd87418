import { dayInShanghai } from '@sandbar/calendar';
import type { WorkingCalendar } from '@sandbar/calendar';
import { REGISTRY } from '@sandbar/domain';
import type { CourseStore, FoldRows } from '@sandbar/persistence';
import type { CourseState } from '@sandbar/statistics';
import { COURSE_BEGIN, foldCourse, UnfoldableRecord } from '@sandbar/statistics';

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

/**
 * Keeps the courses of all cases folded to their end: beside the road, from the record, each case in a transaction of its own. Killed anywhere, it
 * goes on where it was; run twice, it finds nothing to do.
 */
export class CourseProjector {
  private since: string | undefined;
  private readonly basis: string;

  constructor(
    private readonly store: CourseStore,
    private readonly calendar: WorkingCalendar,
    private readonly onFault: (caseId: string, fault: unknown) => void,
  ) {
    this.basis = `${FOLD_VERSION}/${calendar.version}`;
  }

  /** One look at what moved; the first one looks at every case. @returns cases folded */
  async pass(): Promise<number> {
    if (this.since === undefined) return this.passOverAll();
    const moved = await this.store.listMoved(this.basis, this.since, BATCH);
    for (const { id } of moved) await this.fold(id, false);
    const last = moved.at(-1);
    if (moved.length === BATCH && last !== undefined) this.since = last.updatedAt;
    else await this.lookFromNow();
    return moved.length;
  }

  /** Every case that is not folded to its end, wherever its last event lies in time. */
  async passOverAll(): Promise<number> {
    let folded = 0;
    await this.eachPage(async (page) => {
      for (const { id, stale } of page) if (stale) folded += (await this.fold(id, false)) === undefined ? 0 : 1;
    });
    await this.lookFromNow();
    return folded;
  }

  /** Everything from the first entries, to the same rows; readers see each case's old rows or its new ones. */
  async rebuild(): Promise<Rebuilt> {
    let [cases, entries, faults] = [0, 0, 0];
    await this.eachPage(async (page) => {
      for (const { id, pilot } of page) {
        if (!pilot) continue;
        const folded = await this.fold(id, true);
        cases += 1;
        if (folded === undefined) faults += 1;
        else entries += folded;
      }
    });
    return { cases, entries, faults };
  }

  private async eachPage(work: (page: Awaited<ReturnType<CourseStore['listPage']>>) => Promise<void>): Promise<void> {
    for (let after = NO_ID; ;) {
      const page = await this.store.listPage(this.basis, after, PAGE);
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
  private async fold(caseId: string, anew: boolean): Promise<number | undefined> {
    try {
      return await this.store.project(caseId, this.basis, anew, this.rowsOf(caseId));
    } catch (fault) {
      if (!(fault instanceof UnfoldableRecord)) throw fault;
      await this.store.markFault(caseId, this.basis, fault.message);
      this.onFault(caseId, fault);
      return undefined;
    }
  }

  private rowsOf(caseId: string): FoldRows {
    return (kept, entries) => {
      const before = (kept as CourseState | null) ?? COURSE_BEGIN;
      const { state, ended, lasting, milestones } = foldCourse(caseId, before, entries, (id) => REGISTRY.definitionOf(id), this.calendar);
      return {
        version: state.version,
        state,
        ended: ended.map((visit) => ({ ...visit, leftDay: visit.leftAt === null ? null : dayInShanghai(visit.leftAt) })),
        lasting: lasting.map((visit) => ({ ...visit, leftDay: null })),
        milestones: milestones.map((one) => ({ ...one, day: dayInShanghai(one.at) })),
      };
    };
  }
}
