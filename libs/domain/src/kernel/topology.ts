import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { Court, Lane } from './case-kind.js';
import type { StateMeta } from './definition.js';

export type StateNode = AnyStateNode;

/** The meta of a node; the root of a machine may have none. */
export function metaOf(node: StateNode): Partial<StateMeta> {
  return (node.meta as StateMeta | undefined) ?? {};
}

/** The lane a node lies in: its own or an ancestor's. */
export function laneOf(node: StateNode): Lane | null {
  for (let at: StateNode | undefined = node; at !== undefined; at = at.parent) {
    const lane = metaOf(at).lane;
    if (lane !== undefined) return lane;
  }
  return null;
}

const PATHS = new WeakMap<StateNode, string>();

/** Path of a node without the wrapper states (`inHand`, `open`), which hold common events and mean nothing to a reader. */
export function pathOf(node: StateNode): string {
  let path = PATHS.get(node);
  if (path === undefined) {
    const words: string[] = [];
    for (let at: StateNode | undefined = node; at?.parent !== undefined; at = at.parent) {
      if (metaOf(at).wrapper !== true) words.unshift(at.key);
    }
    path = words.join('.');
    PATHS.set(node, path);
  }
  return path;
}

/** A stored state value with its regions in the machine's order: a store may give the keys of an object back in another. */
export function inMachineOrder(node: StateNode, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = keysBelow(node, value).map(([child, below]) => [child.key, inMachineOrder(child, below)]);
  // A state that the machine no longer has stays: XState then says that the snapshot is broken.
  return { ...Object.fromEntries(known), ...Object.fromEntries(Object.entries(value).filter(([key]) => node.states[key] === undefined)) };
}

const keysBelow = (node: StateNode, value: object): (readonly [StateNode, unknown])[] =>
  Object.values(node.states)
    .filter((child) => Object.hasOwn(value, child.key))
    .map((child) => [child, (value as Readonly<Record<string, unknown>>)[child.key]]);

const ACTIVE = new WeakMap<object, { readonly machine: AnyStateMachine; readonly nodes: readonly StateNode[] }>();

/** The active nodes of a stored state value, parents before children, regions in the machine's order, without the root. */
export function activeNodes(machine: AnyStateMachine, value: unknown): readonly StateNode[] {
  if (typeof value !== 'object' || value === null) return nodesOf(machine, value);
  // A command asks several times for the nodes of one value, which never changes.
  let known = ACTIVE.get(value);
  if (known?.machine !== machine) {
    known = { machine, nodes: nodesOf(machine, value) };
    ACTIVE.set(value, known);
  }
  return known.nodes;
}

function nodesOf(machine: AnyStateMachine, value: unknown): readonly StateNode[] {
  const found: StateNode[] = [];
  const visit = (node: StateNode, below: unknown): void => {
    found.push(node);
    enter(node, below);
  };
  const enter = (node: StateNode, below: unknown): void => {
    if (typeof below === 'object' && below !== null) for (const [child, deeper] of keysBelow(node, below)) visit(child, deeper);
    else if (typeof below === 'string' && node.states[below] !== undefined) visit(node.states[below], undefined);
  };
  enter(machine.root, value);
  return found;
}

/** True for a node that has no active child: atomic or final. */
export const isLeaf = (node: StateNode): boolean => node.type === 'atomic' || node.type === 'final';

/** Every node of a machine that a case can rest in or pass through, without root and history states. */
export function everyNode(machine: AnyStateMachine): readonly StateNode[] {
  const below = (node: StateNode): StateNode[] => Object.values(node.states).flatMap((child) => [child, ...below(child)]);
  return below(machine.root).filter((node) => node.type !== 'history');
}

/** Where the case is, in words of the machine. */
export interface Place {
  /** Dotted path down to the first parallel state or leaf. */
  readonly stage: string;
  readonly leaves: readonly string[];
  readonly court: Court;
}

/** Stage, leaves and whose court it is. Beside each other, an authority's lane outweighs a firm's. */
export function placeOf(machine: AnyStateMachine, value: unknown): Place {
  const nodes = activeNodes(machine, value);
  const leaves = nodes.filter(isLeaf);
  const fork = nodes.find((node) => node.type === 'parallel') ?? leaves[0];
  const courts = leaves.filter((leaf) => leaf.type !== 'final').map(courtOf);
  const court = courts.includes('authority') ? 'authority' : (courts.find((one) => one !== 'none') ?? 'none');
  return { stage: fork === undefined ? '' : pathOf(fork), leaves: leaves.map(pathOf), court };
}

function courtOf(node: StateNode): Court {
  for (let at: StateNode | undefined = node; at !== undefined; at = at.parent) {
    const court = metaOf(at).court;
    if (court !== undefined) return court;
  }
  return 'none';
}
