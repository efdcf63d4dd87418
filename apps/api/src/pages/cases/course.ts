import { timeHeld } from '@sandbar/calendar';
import type { Holding, TimeHeld, WorkingCalendar } from '@sandbar/calendar';
import { ROLES, activeNodes, decide, isLeaf, isRefusal, metaOf, pathOf } from '@sandbar/domain';
import type { Definition, Role, StoredSnapshot, everyNode } from '@sandbar/domain';
import type { RecordEntry } from '@sandbar/workflow';
import { stageLabel } from '../../cases/stage-labels.js';
import type { Awaited } from './case-model.js';

/**
 * Working days with each court so far: the record folded once more, as replay does, and the court after each event. Authority time and firm time
 * are never added up; time on hold is nobody's.
 * @param calendar the one that the case goes by
 * @param entries the whole record
 * @returns null when the record cannot be folded (the verifier says why)
 */
export function heldSoFar(
  definition: Definition,
  { id, calendar, now }: { readonly id: string; readonly calendar: WorkingCalendar; readonly now: string },
  entries: readonly RecordEntry[],
): TimeHeld | null {
  const holdings: Holding[] = [];
  let snapshot: StoredSnapshot | null = null;
  for (const { type, payload, meta } of entries) {
    const decision = decide(definition, snapshot, { type, payload, meta }, id);
    if (isRefusal(decision)) return null;
    ({ snapshot } = decision);
    const last = holdings.at(-1);
    if (last !== undefined && last.to === null) holdings[holdings.length - 1] = { ...last, to: meta.at };
    holdings.push({ from: meta.at, to: decision.closed ? meta.at : null, court: decision.holding ? 'none' : decision.court });
  }
  return timeHeld(holdings, calendar, now);
}

/** What the case waits for: each unfinished leaf of its state and the roles that act there, in the words of the machine. */
export function awaitedIn(definition: Definition, snapshot: StoredSnapshot): readonly Awaited[] {
  if (snapshot.status !== 'active') return [];
  const value = (snapshot as { readonly value?: unknown }).value;
  return activeNodes(definition.machine, value)
    .filter((node) => isLeaf(node) && node.type !== 'final')
    .map((node) => {
      let at: ReturnType<typeof everyNode>[number] | undefined = node;
      while (at !== undefined && metaOf(at).actor === undefined) at = at.parent;
      const lines = at === undefined ? [] : (metaOf(at).actor ?? []);
      const roles = [...new Set(lines.map((line) => line.split('@')[0] as Role))];
      return { label: stageLabel(definition, pathOf(node)), roles: roles.map((role) => ROLES[role]) };
    });
}
