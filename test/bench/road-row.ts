import { stateCouncilCalendar } from '@sandbar/calendar';
import { isRefusal, REGISTRY } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import { systemClock } from '@sandbar/observability';
import type { RuleTable, UnitOfWork } from '@sandbar/workflow';
import { Workflow } from '@sandbar/workflow';
import { caseId } from './fixture.js';
import type { BenchOffice, WorkItem } from './workload.js';
import { reviewOf } from './workload.js';

export const EVENTS_A_CASE = 9;

/**
 * Hands out the reviews of the cases, each client its own case at a time. A case's events are sent in order; the next case is taken when
 * its nine are done.
 */
export class Reviews {
  private readonly open = new Map<number, { items: readonly WorkItem[]; at: number }>();
  private nextCase: number;

  /** Cases `first` to `last`, one after the other; throws when they run out. */
  constructor(
    private readonly office: BenchOffice,
    private readonly version: number,
    first: number,
    private readonly last: number,
  ) {
    this.nextCase = first;
  }

  next(client: number): WorkItem {
    const found = this.open.get(client);
    if (found !== undefined && found.at < found.items.length) return found.items[found.at++]!;
    if (this.nextCase > this.last) throw new Error('the bench ran out of cases: fewer seconds or more cases');
    const items = reviewOf(this.nextCase++, this.office, this.version);
    this.open.set(client, { items, at: 1 });
    return items[0]!;
  }
}

/** Row (b): handle() with all that the road writes. */
export function roadRow(unitOfWork: UnitOfWork, rules: RuleTable, reviews: Reviews): (n: number, client: number) => Promise<void> {
  const workflow = new Workflow({
    unitOfWork,
    rules,
    policy: new CaslPolicy(),
    clock: systemClock,
    calendar: stateCouncilCalendar(),
    registry: REGISTRY,
  });
  return async (n, client) => {
    const { caseNumber, version, actor, type, payload } = reviews.next(client);
    const answer = await workflow.handle({
      key: `bench-b-${n}`,
      caseId: caseId(caseNumber),
      type,
      payload,
      expectedVersion: version,
      actor,
      traceId: 'bench',
      source: { kind: 'person' },
    });
    if (isRefusal(answer)) throw new Error(`bench: ${type} was refused: ${JSON.stringify(answer)}`);
  };
}
