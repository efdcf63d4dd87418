import { activeNodes, isLeaf, metaOf, pathOf } from '@sandbar/domain';
import type { Court, Decision, Definition, Lane } from '@sandbar/domain';

/** Where a case is at once: its top-level stage, and beside it every lane that is not settled. */
export interface Place {
  readonly track: 'stage' | 'lane';
  readonly stage: string;
  readonly court: Court;
  readonly lane: Lane | null;
}

/** Nothing for a closed case. A case on hold is where it was: ask for the place before the hold. */
export function placesOf(definition: Definition, decision: Decision): readonly Place[] {
  if (decision.closed) return [];
  const stage: Place = { track: 'stage', stage: decision.stage.split('.')[0] ?? decision.stage, court: decision.court, lane: null };
  const nodes = activeNodes(definition.machine, decision.snapshot.value);
  const lanes = nodes.flatMap((node): readonly Place[] => {
    const { lane, court = 'none' } = metaOf(node);
    if (lane === undefined || node.parent?.type !== 'parallel') return [];
    const path = pathOf(node);
    const leaf = nodes.find((one) => isLeaf(one) && pathOf(one).startsWith(`${path}.`));
    if (leaf === undefined || leaf.type === 'final') return [];
    return [{ track: 'lane', stage: path, court: metaOf(leaf).court ?? court, lane }];
  });
  return [stage, ...lanes];
}
