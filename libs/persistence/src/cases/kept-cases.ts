import type { CaseWrite, DeadlineRow, Locked } from '@sandbar/workflow';

/** Cases of one process; each holds some tens of kilobytes. */
const MOST = 1_000;

/** A case as this process last wrote it. */
export type Kept = Pick<Locked, 'row' | 'openDeadlines'>;

/**
 * The cases that this process wrote last, as they were then. A hint: whoever writes from one is gated by its version and head, and reads the case
 * again where that misses. Only what was committed is kept.
 */
export class KeptCases {
  /** In order of use, the oldest first. */
  private readonly cases = new Map<string, Kept>();

  constructor(private readonly most = MOST) {}

  find(caseId: string): Kept | undefined {
    return this.cases.get(caseId);
  }

  keep(kept: Kept): void {
    const { id, version } = kept.row;
    if ((this.cases.get(id)?.row.version ?? 0) > version) return;
    this.cases.delete(id);
    this.cases.set(id, kept);
    if (this.cases.size <= this.most) return;
    for (const oldest of this.cases.keys()) return void this.cases.delete(oldest);
  }

  forget(caseId: string): void {
    this.cases.delete(caseId);
  }
}

/** The case as a write leaves it: what lockForCommand() would now read. */
export function keptAfter(write: CaseWrite, before: readonly DeadlineRow[]): Kept {
  const { caseId, kind, definition, record, stage, snapshot } = write;
  const { seq, hash, meta } = record;
  const row = { id: caseId, kind, definition, version: seq, headHash: hash, stage, snapshot, updatedAt: meta.at };
  if (write.deadlines.length === 0) return { row, openDeadlines: before };
  const clocks = new Map([...before, ...write.deadlines].map((clock) => [clock.id, clock]));
  return { row, openDeadlines: [...clocks.values()].filter((clock) => clock.closedSeq === null).sort(byOpening) };
}

/** The order in which a case's open clocks are listed. */
export const byOpening = (a: DeadlineRow, b: DeadlineRow): number => a.openedSeq - b.openedSeq || (a.name < b.name ? -1 : 1);
