import { DESK, REVIEWERS, SECOND } from './office.js';
import type { BenchOffice } from './office.js';
import { tickedFor } from '../../seeds/demo/telling/checklists.js';

/** One event of the workload: who sends what to which case, at which version. */
export interface WorkItem {
  readonly caseNumber: number;
  readonly version: number;
  readonly login: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}
export const EVENTS_A_CASE = 9;

/** The review of one case: nine events, as its office would send them; every one tells somebody, and six move clocks. */
function reviewOf(caseNumber: number, office: BenchOffice, firstVersion: number): readonly WorkItem[] {
  let version = firstVersion;
  return (['legality', 'risk', 'consumer'] as const).flatMap((lane) => {
    const login = REVIEWERS[lane];
    const risk = lane === 'risk';
    const opinion = {
      lane,
      verdict: 'pass',
      opinion: '演示意见',
      conditions: [],
      reasonCode: null,
      tier: risk ? 'low' : null,
      risks: risk ? [{ point: '演示', likelihood: 1, impact: 1, reason: '演示' }] : [],
      checklist: tickedFor(lane),
    };
    const assign = { lane, assessor: office.actorOf(login).person };
    return [
      { caseNumber, version: version++, login: DESK, type: 'ASSIGN', payload: assign },
      { caseNumber, version: version++, login, type: 'ASSESS', payload: opinion },
      { caseNumber, version: version++, login: SECOND, type: 'APPROVE', payload: { lane, opinion: '同意' } },
    ];
  });
}

/** Hands out the reviews, each client its own case at a time. A case's events come in order; the next case is taken when its nine are done. */
export class Reviews {
  private nextCase: number;

  /** Of the cases `first` to `last`, whoever asks; throws when they run out. */
  constructor(
    private readonly office: BenchOffice,
    private readonly version: number,
    private readonly last: number,
    first = 1,
  ) {
    this.nextCase = first;
  }

  /** The whole review of a case that nobody has begun. */
  take(): readonly WorkItem[] {
    if (this.nextCase > this.last) throw new Error('the bench ran out of cases: fewer seconds or rounds');
    return reviewOf(this.nextCase++, this.office, this.version);
  }

  /** What one row's clients do: each row goes on where it was. */
  forRow(): (client: number) => WorkItem {
    const open = new Map<number, { items: readonly WorkItem[]; at: number }>();
    return (client) => {
      const found = open.get(client);
      if (found !== undefined && found.at < found.items.length) return found.items[found.at++]!;
      const items = this.take();
      open.set(client, { items, at: 1 });
      return items[0]!;
    };
  }
}
