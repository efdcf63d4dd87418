import type { AnyStateMachine } from 'xstate';
import type { GuardAbout, GuardReason } from './definition.js';
import type { CaseEvent } from './event.js';
import type { StateNode } from './topology.js';

/** A transition as XState lists it. */
export interface Candidate {
  readonly eventType: string;
  readonly source: StateNode;
  readonly target?: readonly StateNode[] | undefined;
  readonly guard?: unknown;
}

/** One named guard of a transition, or several joined by `and`, `or`, `not`. */
export type GuardTree =
  | { readonly op: 'named'; readonly name: string; readonly params: unknown }
  | { readonly op: 'and' | 'or' | 'not'; readonly of: readonly GuardTree[] };

/**
 * Reads the guard of a transition.
 * @throws Error for an inline function: a machine file holds names only (house §5 rule 7)
 */
export function guardTree(guard: unknown): GuardTree | null {
  if (guard === undefined || guard === null) return null;
  if (typeof guard === 'string') return { op: 'named', name: guard, params: undefined };
  if (typeof guard === 'function') {
    const parts = (guard as { guards?: readonly unknown[] }).guards;
    const op = guard.name as 'and' | 'or' | 'not';
    if (parts === undefined || !['and', 'or', 'not'].includes(op)) throw new Error(`A guard must have a name, not be a function (${op})`);
    return { op, of: parts.map((part) => guardTree(part)).filter((part) => part !== null) };
  }
  const named = guard as { type: string; params?: unknown };
  return { op: 'named', name: named.type, params: named.params };
}

/** All names in a tree. */
export function guardNames(tree: GuardTree | null): readonly string[] {
  if (tree === null) return [];
  return tree.op === 'named' ? [tree.name] : tree.of.flatMap(guardNames);
}

/** What evaluation says: passes, fails, or open because it asks about a payload nobody has written yet. */
export interface Finding {
  readonly holds: boolean | 'open';
  /** Guards that failed. */
  readonly failed: readonly string[];
}

/**
 * Evaluates a tree. With `optimistic` a guard about the payload is not asked: it stays open, so that an action whose
 * only doubt is its payload counts as possible.
 */
export function evaluate(
  machine: AnyStateMachine,
  reasons: Readonly<Record<string, GuardReason>>,
  tree: GuardTree | null,
  context: unknown,
  event: CaseEvent,
  optimistic: boolean,
): Finding {
  if (tree === null) return { holds: true, failed: [] };
  if (tree.op === 'named') {
    if (optimistic && aboutOf(reasons, tree.name) !== 'case') return { holds: 'open', failed: [] };
    const predicate = machine.implementations.guards[tree.name] as ((args: unknown, params: unknown) => boolean) | undefined;
    if (predicate === undefined) throw new Error(`Guard ${tree.name} has no meaning`);
    const holds = predicate({ context, event }, tree.params);
    return { holds, failed: holds ? [] : [tree.name] };
  }
  const parts = tree.of.map((part) => evaluate(machine, reasons, part, context, event, optimistic));
  if (tree.op === 'not') {
    const inner = parts[0]?.holds ?? false;
    return inner === 'open' ? { holds: 'open', failed: [] } : { holds: !inner, failed: inner ? guardNames(tree) : [] };
  }
  if (tree.op === 'and') {
    // The first that fails is the reason, as a reader would stop there.
    const first = parts.find((part) => part.holds === false);
    if (first !== undefined) return first;
    return { holds: parts.some((part) => part.holds === 'open') ? 'open' : true, failed: [] };
  }
  if (parts.some((part) => part.holds === true)) return { holds: true, failed: [] };
  if (parts.some((part) => part.holds === 'open')) return { holds: 'open', failed: [] };
  return { holds: false, failed: parts.flatMap((part) => part.failed) };
}

export function aboutOf(reasons: Readonly<Record<string, GuardReason>>, name: string): GuardAbout {
  return reasons[name]?.about ?? 'case';
}

/** The guards that refuse, over all candidates; a candidate that was never meant (another lane's) only counts when alone. */
export function refusingGuards(reasons: Readonly<Record<string, GuardReason>>, findings: readonly Finding[]): readonly string[] {
  const meant = findings.filter((finding) => !finding.failed.some((name) => aboutOf(reasons, name) === 'route'));
  return [...new Set((meant.length > 0 ? meant : findings).flatMap((finding) => finding.failed))];
}
