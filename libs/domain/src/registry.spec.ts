import type { Definition, Eligible, StateNode } from './index.js';
import { ROLES, everyNode, guardNames, guardTree, isLeaf, metaOf, pathOf } from './index.js';
import { REGISTRY } from './registry.js';

interface Arrow {
  readonly from: StateNode;
  readonly event: string;
  readonly targets: readonly StateNode[];
  readonly guard: unknown;
  readonly actions: readonly unknown[];
}
type Listed = { readonly target?: readonly StateNode[]; readonly guard?: unknown; readonly actions: readonly unknown[] };

const lineage = (node: StateNode): readonly StateNode[] => (node.parent === undefined ? [node] : [node, ...lineage(node.parent)]);
const arrowsFrom = (node: StateNode): readonly Arrow[] => {
  const named = [...node.transitions.entries()].flatMap(([event, list]) => list.map((one) => ({ event, one: one as Listed })));
  const eventless = (node.always ?? []).map((one) => ({ event: '', one: one as Listed }));
  return [...named, ...eventless].map(({ event, one }) => ({
    from: node,
    event,
    targets: one.target ?? [],
    guard: one.guard,
    actions: one.actions,
  }));
};
const actionName = (action: unknown): string => (typeof action === 'string' ? action : ((action as { type?: string }).type ?? '(inline)'));
/** A case passes through it and never rests: an eventless way out that no guard bars. */
const isTransient = (node: StateNode): boolean => (node.always ?? []).some((one) => one.guard === undefined);

describe.each(REGISTRY.all.map((definition) => [definition.id, definition] as const))('%s', (_id, definition: Definition) => {
  const { machine } = definition;
  const nodes = everyNode(machine);
  const resting = nodes.filter((node) => isLeaf(node) && node.type !== 'final' && !isTransient(node));
  const arrows = [machine.root as StateNode, ...nodes].flatMap(arrowsFrom);
  const offered = (leaf: StateNode): ReadonlySet<string> => new Set(lineage(leaf).flatMap((node) => [...node.transitions.keys()]));

  it('gives every state that a case rests in a title in both languages', () => {
    expect(nodes.filter((node) => !(metaOf(node).title?.zh && metaOf(node).title?.en)).map(pathOf)).toEqual([]);
  });

  it('has somebody to act in every leaf: named by a state, with an event to send', () => {
    const idle = resting.filter((leaf) => {
      const actors =
        lineage(leaf)
          .map((node) => metaOf(node).actor)
          .find((actor) => actor !== undefined) ?? [];
      const lines = [...offered(leaf)].flatMap((event) => (definition.events[event]?.by ?? []) as readonly string[]);
      return !actors.some((actor) => lines.includes(actor));
    });
    expect(idle.map(pathOf)).toEqual([]);
  });

  it('names only roles that exist', () => {
    const lines = [...Object.values(definition.events).flatMap((row) => row.by), ...nodes.flatMap((node) => metaOf(node).actor ?? [])];
    expect(lines.filter((line) => !Object.hasOwn(ROLES, (line as Eligible).split('@')[0]!))).toEqual([]);
  });

  it('has a clock in every leaf, or a written reason for none', () => {
    const timeless = resting.filter(
      (leaf) => !lineage(leaf).some((node) => metaOf(node).clock !== undefined || (metaOf(node).noClock?.reason ?? '') !== ''),
    );
    expect(timeless.map(pathOf)).toEqual([]);
  });

  it('gives every clock an expiry that moves the case, or says that it escalates', () => {
    const faults = nodes.flatMap((node) => {
      const clock = metaOf(node).clock;
      if (clock === undefined) return [];
      const leaves = nodes.filter((leaf) => isLeaf(leaf) && leaf.type !== 'final' && lineage(leaf).includes(node) && !isTransient(leaf));
      return leaves.flatMap((leaf) => {
        const heard = lineage(leaf)
          .flatMap(arrowsFrom)
          .filter((arrow) => arrow.event === clock.expires);
        if (heard.length === 0) return [`${pathOf(leaf)}: nobody hears ${clock.expires}`];
        const moves = heard.some((arrow) => arrow.targets.length > 0);
        return moves || clock.escalates === true ? [] : [`${pathOf(leaf)}: ${clock.name} expires into nothing`];
      });
    });
    expect(faults).toEqual([]);
  });

  it('begins every clock on the entry of the state that names it', () => {
    const silent = nodes.filter((node) => {
      const clock = metaOf(node).clock;
      return clock !== undefined && !node.entry.some((action) => (action as { params?: { clock?: string } }).params?.clock === clock.name);
    });
    expect(silent.map(pathOf)).toEqual([]);
  });

  it('is moved by the system for every expiry and by somebody for every event', () => {
    const expiries = new Set(nodes.flatMap((node) => metaOf(node).clock?.expires ?? []));
    for (const event of expiries) expect([event, definition.events[event]?.by]).toEqual([event, ['system@platform']]);
    const heard = new Set(arrows.map((arrow) => arrow.event));
    expect(Object.keys(definition.events).filter((event) => event !== 'CREATE' && !heard.has(event))).toEqual([]);
    expect([...heard].filter((event) => event !== '' && definition.events[event] === undefined)).toEqual([]);
  });

  it('names guards only, each with its meaning and its basis', () => {
    const named = new Set(arrows.flatMap((arrow) => guardNames(guardTree(arrow.guard))));
    expect([...named].filter((name) => definition.guardReasons[name] === undefined)).toEqual([]);
    expect(Object.keys(definition.guardReasons).filter((name) => !named.has(name))).toEqual([]);
  });

  it('names actions only, and says every fact it knows', () => {
    const entries = nodes.flatMap((node) => [...node.entry, ...node.exit]);
    const root = [...machine.root.entry, ...(machine.root.initial?.actions ?? [])];
    const named = new Set([...arrows.flatMap((arrow) => arrow.actions), ...entries, ...root].map(actionName));
    expect([...named].filter((name) => machine.implementations.actions[name] === undefined)).toEqual([]);
    expect(Object.keys(definition.facts).filter((fact) => !named.has(fact))).toEqual([]);
    expect(Object.keys(definition.reactions).sort()).toEqual(Object.keys(definition.facts).sort());
  });

  it('has neither delays nor invoked actors: a deadline is a row', () => {
    expect(nodes.filter((node) => node.after.length > 0 || node.invoke.length > 0).map(pathOf)).toEqual([]);
  });
});
