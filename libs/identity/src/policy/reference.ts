import { isEligible, relationsOf, type Actor, type CaseHeader, type Definition, type Lane } from '@sandbar/domain';
import { laneNamed } from './case-view.js';
import { SPEAKS_FOR } from './policy-table.js';

/**
 * Who may send an event, said once more without CASL: the kernel's relationsOf and isEligible, the lane's own reviewer and the payload's
 * own organisation or province. Slow and plain; the property test holds the policy to it.
 */
export function isPermitted(
  actor: Actor,
  header: CaseHeader,
  definition: Pick<Definition, 'kind' | 'events'>,
  eventType: string,
  payload: Readonly<Record<string, unknown>>,
): boolean {
  const row = definition.events[eventType];
  if (row === undefined) return false;
  const lane = laneNamed(payload['lane']);
  const own = SPEAKS_FOR[definition.kind][eventType];
  if (own !== undefined && payload[own.claim] !== undefined && payload[own.claim] !== actor[own.own]) return false;
  const ofLane = (one: Lane): boolean =>
    isEligible([`${one}-reviewer@laneAuthority`], actor, relationsOf(header, actor, one)) && (lane === undefined || lane === one);
  return row.by.some((line) => {
    if (line === 'legality-reviewer@laneAuthority') return ofLane('legality');
    if (line === 'risk-reviewer@laneAuthority') return ofLane('risk');
    if (line === 'consumer-reviewer@laneAuthority') return ofLane('consumer');
    return isEligible([line], actor, relationsOf(header, actor, lane));
  });
}
