import type { Definition, Reaction } from '@sandbar/domain';
import {
  CASE_KINDS,
  everyNode,
  guardNames,
  guardTree,
  isLeaf,
  LEG_EVENTS,
  metaOf,
  PACKAGE_EVENTS,
  pathOf,
  PILOT_EVENTS,
  SHARING_LEG,
  SHARING_PACKAGE,
} from '@sandbar/domain';
import type { StateNode } from '@sandbar/domain';

const up = (node: StateNode): readonly StateNode[] => (node.parent === undefined ? [node] : [node, ...up(node.parent)]);
const transitionsOf = (
  node: StateNode,
): readonly { eventType: string; guard?: unknown; target?: readonly StateNode[] | undefined; actions: readonly unknown[] }[] => [
  ...[...node.transitions.values()].flat(),
  ...(node.always ?? []),
];
const typeOf = (action: unknown): string => (typeof action === 'string' ? action : (action as { type: string }).type);
const leavesOf = (definition: Definition): readonly StateNode[] =>
  everyNode(definition.machine).filter((node) => isLeaf(node) && node.type !== 'final');

describe.each([SHARING_PACKAGE, SHARING_LEG])('$id', (definition) => {
  const nodes = [definition.machine.root as StateNode, ...everyNode(definition.machine)];
  const actions = nodes
    .flatMap((node) => [...node.entry, ...node.exit, ...transitionsOf(node).flatMap((one) => [...one.actions])])
    .map(typeOf);

  it('has titles in both languages on every state', () => {
    for (const node of nodes.slice(1))
      expect(metaOf(node).title).toEqual({ zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
  });

  it('gives every non-final leaf somebody who acts, and a court', () => {
    for (const leaf of leavesOf(definition)) {
      const eligible = up(leaf).flatMap((node) => metaOf(node).actor ?? []);
      const rows = transitionsOf(leaf).flatMap(({ eventType }) => definition.events[eventType]?.by ?? []);
      expect([pathOf(leaf), [...eligible, ...rows].length > 0]).toEqual([pathOf(leaf), true]);
      expect([pathOf(leaf), up(leaf).some((node) => metaOf(node).court !== undefined)]).toEqual([pathOf(leaf), true]);
      for (const line of eligible) expect(Object.values(definition.events).flatMap((row) => row.by as readonly string[])).toContain(line);
    }
  });

  it('gives every non-final leaf a clock, or a written reason for none', () => {
    for (const leaf of leavesOf(definition)) {
      const clocked = up(leaf).some((node) => metaOf(node).clock !== undefined);
      const reasoned = up(leaf).some((node) => (metaOf(node).noClock?.reason ?? '').length > 20);
      expect([pathOf(leaf), clocked !== reasoned]).toEqual([pathOf(leaf), true]);
    }
  });

  it('lets every clock leave its state by expiring, or say that it escalates', () => {
    const clocks = nodes.flatMap((node) => (metaOf(node).clock === undefined ? [] : [{ node, clock: metaOf(node).clock! }]));
    expect(new Set(clocks.map(({ clock }) => clock.name)).size).toBe(clocks.length);
    for (const { node, clock } of clocks) {
      const taken = up(node)
        .flatMap((one) => transitionsOf(one))
        .filter(({ eventType }) => eventType === clock.expires);
      expect([clock.name, taken.length > 0]).toEqual([clock.name, true]);
      const leaves = taken.some(({ target }) => target?.every((one) => !up(one).includes(node)));
      expect([clock.name, clock.escalates === true || leaves]).toEqual([clock.name, true]);
      expect([clock.name, Object.hasOwn(definition.events, clock.expires)]).toEqual([clock.name, true]);
      expect([clock.name, node.entry.map((action) => (action as { params?: unknown }).params)]).toEqual([
        clock.name,
        expect.arrayContaining([{ clock: clock.name }]),
      ]);
    }
  });

  it('names only guards with a meaning and a reason, and uses every one', () => {
    const named = new Set(nodes.flatMap(transitionsOf).flatMap(({ guard }) => guardNames(guardTree(guard))));
    expect([...named].sort()).toEqual(Object.keys(definition.guardReasons).sort());
    expect(Object.keys(definition.machine.implementations.guards).sort()).toEqual([...named].sort());
  });

  it('names only actions that change the context, state a fact or start a clock, and uses every one', () => {
    const known = Object.keys(definition.machine.implementations.actions).sort();
    expect([...new Set(actions)].sort()).toEqual(known);
    expect(Object.keys(definition.reactions).sort()).toEqual(Object.keys(definition.facts).sort());
  });

  it('takes every event of its catalogue somewhere, and no other', () => {
    const taken = new Set(
      nodes
        .flatMap(transitionsOf)
        .map(({ eventType }) => eventType)
        .filter((type) => type !== ''),
    );
    expect([...taken, 'CREATE'].sort()).toEqual(Object.keys(definition.events).sort());
  });

  it('sends messages that their receiver knows', () => {
    const receivers = {
      parent: definition.kind === 'sharing-package' ? PILOT_EVENTS : PACKAGE_EVENTS,
      children: LEG_EVENTS,
      self: definition.events,
      package: PACKAGE_EVENTS,
    };
    for (const reaction of Object.values(definition.reactions).flat() as Reaction[]) {
      if (reaction.kind === 'create') expect(CASE_KINDS).toContain(reaction.caseKind);
      if (reaction.kind !== 'send') continue;
      expect(Object.keys(receivers[reaction.target])).toContain(reaction.event);
      const row = (receivers[reaction.target] as Definition['events'])[reaction.event];
      expect([reaction.event, row?.by]).toEqual([reaction.event, expect.arrayContaining(['system@platform'])]);
    }
  });

  it('keeps to the order of a case that is open, then closed for good', () => {
    const finals = everyNode(definition.machine).filter((node) => node.type === 'final');
    expect(finals.every((node) => node.parent === definition.machine.root && transitionsOf(node).length === 0)).toBe(true);
    expect((definition.machine.root as StateNode).transitions.size).toBe(0);
  });
});
