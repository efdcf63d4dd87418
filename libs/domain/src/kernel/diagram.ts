import type { AnyStateMachine } from 'xstate';
import { metaOf, pathOf } from './topology.js';
import type { StateNode } from './topology.js';

interface Edge {
  readonly from: StateNode;
  readonly to: StateNode;
  readonly label: string;
}

/**
 * A machine as a Mermaid stateDiagram. Wrapper states are left out with their common events (the table lists them), and
 * an arrow between the insides of two composite states is drawn between the two: Mermaid has no other.
 */
export function diagramOf(machine: AnyStateMachine): string {
  const root = machine.root as StateNode;
  return ['stateDiagram-v2', ...inside(root, edgesOf(root), 1)].join('\n');
}

const idOf = (node: StateNode): string => pathOf(node).replaceAll('.', '_');
const isWrapper = (node: StateNode): boolean => metaOf(node).wrapper === true;
/** Children as drawn: a wrapper's stand in its place. */
const childrenOf = (node: StateNode): readonly StateNode[] =>
  Object.values(node.states)
    .filter((child) => child.type !== 'history')
    .flatMap((child) => (isWrapper(child) ? childrenOf(child) : [child]));
const drawnParent = (node: StateNode): StateNode | undefined => {
  let at = node.parent;
  while (at !== undefined && isWrapper(at)) at = at.parent;
  return at;
};
const lineage = (node: StateNode): readonly StateNode[] => {
  const above = drawnParent(node);
  return above === undefined ? [node] : [...lineage(above), node];
};

function inside(parent: StateNode, edges: ReadonlyMap<StateNode, readonly Edge[]>, depth: number): readonly string[] {
  const pad = '  '.repeat(depth);
  const children = childrenOf(parent);
  const blocks = children.map((child) => {
    const { title } = metaOf(child);
    const head = `${pad}state "${title?.zh ?? ''} ${title?.en ?? child.key}" as ${idOf(child)}`;
    return childrenOf(child).length === 0 ? [head] : [`${head} {`, ...inside(child, edges, depth + 1), `${pad}}`];
  });
  const joined = parent.type === 'parallel' ? blocks.flatMap((block, i) => (i === 0 ? block : [`${pad}--`, ...block])) : blocks.flat();
  const first = parent.type === 'parallel' ? undefined : firstOf(parent);
  return [
    ...joined,
    ...(first === undefined ? [] : [`${pad}[*] --> ${idOf(first)}`]),
    ...merged(edges.get(parent) ?? []).map(({ from, to, label }) => `${pad}${idOf(from)} --> ${idOf(to)}: ${label}`),
    ...children.filter((child) => child.type === 'final').map((child) => `${pad}${idOf(child)} --> [*]`),
  ];
}

function firstOf(node: StateNode): StateNode | undefined {
  const initial = node.initial?.target[0] as StateNode | undefined;
  return initial !== undefined && isWrapper(initial) ? firstOf(initial) : initial;
}

/** Where an arrow to a wrapper ends: at its first state. */
export const arrivalOf = (node: StateNode): StateNode => (isWrapper(node) ? (firstOf(node) ?? node) : node);

/** Edges by the composite they are drawn in. */
function edgesOf(root: StateNode): ReadonlyMap<StateNode, readonly Edge[]> {
  const found = new Map<StateNode, Edge[]>();
  const visit = (node: StateNode): void => {
    for (const child of childrenOf(node)) visit(child);
    const listed = [...node.transitions.entries()].flatMap(([event, list]) =>
      list.map((one) => ({ event, target: one.target?.[0] as StateNode | undefined })),
    );
    const eventless = (node.always ?? []).map((one) => ({ event: '即时', target: one.target?.[0] as StateNode | undefined }));
    for (const { event, target: named } of [...listed, ...eventless]) {
      const target = named === undefined ? undefined : arrivalOf(named);
      if (target === undefined || node === root || target.type === 'history') continue;
      const [from, to] = [lineage(node), lineage(target)];
      let common = 0;
      while (from[common + 1] !== undefined && from[common + 1] === to[common + 1]) common += 1;
      const edge = { from: from[common + 1] ?? node, to: to[common + 1] ?? target, label: event };
      const home = from[common + 1] === undefined || to[common + 1] === undefined ? drawnParent(node)! : from[common]!;
      found.set(home, [...(found.get(home) ?? []), edge]);
    }
  };
  visit(root);
  return found;
}

/** Arrows between the same two states as one, its events each once. */
function merged(edges: readonly Edge[]): readonly Edge[] {
  const byEnds = new Map<string, Edge & { labels: Set<string> }>();
  for (const edge of edges) {
    const key = `${idOf(edge.from)} ${idOf(edge.to)}`;
    const known = byEnds.get(key) ?? { ...edge, labels: new Set<string>() };
    known.labels.add(edge.label);
    byEnds.set(key, known);
  }
  return [...byEnds.values()].map(({ from, to, labels }) => ({ from, to, label: [...labels].join(', ') }));
}
