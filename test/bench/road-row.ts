import { isRefusal, REGISTRY } from '@sandbar/domain';
import { CaslPolicy } from '@sandbar/identity';
import { systemClock } from '@sandbar/observability';
import type { RuleTable, UnitOfWork } from '@sandbar/workflow';
import { Workflow } from '@sandbar/workflow';
import { caseId } from './fixture.js';
import type { BenchOffice } from './office.js';
import type { WorkItem } from './workload.js';

/** Keys are given once: a database may be kept from run to run, and has several rows. */
let rows = 0;

/** Row (b): handle() with all that the road writes. */
export function roadRow(
  unitOfWork: UnitOfWork,
  rules: RuleTable,
  office: BenchOffice,
  next: (client: number) => WorkItem,
): (n: number, client: number) => Promise<void> {
  const workflow = new Workflow({
    unitOfWork,
    rules,
    policy: new CaslPolicy(),
    clock: systemClock,
    registry: REGISTRY,
  });
  const tag = `bench-${process.pid}-${Date.now()}-${(rows += 1)}`;
  return async (n, client) => {
    const { caseNumber, version, login, type, payload } = next(client);
    const answer = await workflow.handle({
      key: `${tag}-${n}`,
      caseId: caseId(caseNumber),
      type,
      payload,
      expectedVersion: version,
      actor: { ...office.actorOf(login), authenticatedAt: systemClock.now() },
      traceId: 'bench',
      source: { kind: 'person' },
    });
    if (isRefusal(answer)) throw new Error(`bench: ${type} was refused: ${JSON.stringify(answer)}`);
  };
}
