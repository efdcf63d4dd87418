import { PILOT_APPLICATION, everyNode, isLeaf, pathOf } from '@sandbar/domain';
import { TALES } from './pilot-application-tales.js';

const leaves = everyNode(PILOT_APPLICATION.machine)
  .filter((node) => isLeaf(node) && !(node.always ?? []).some((one) => one.guard === undefined))
  .map((node) => pathOf(node));

it('has a story for every leaf of the machine, and for no other', () => {
  expect(Object.keys(TALES).sort()).toEqual([...leaves].sort());
});

it.each(Object.entries(TALES))('reaches %s', (leaf, tell) => {
  const { decision } = tell();
  expect(decision.leaves).toContain(leaf);
});
