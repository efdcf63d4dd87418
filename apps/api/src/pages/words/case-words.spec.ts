import { CASE_KINDS, NAMED_ACTIONS, REGISTRY, WRITING_STAGES, everyNode, metaOf, pathOf } from '@sandbar/domain';
import { listSentEvents } from '@sandbar/contracts';
import { IRREVOCABLE } from './action-groups.js';
import { clockWords } from './clock-words.js';
import { BESIDE_STEPS, STEPS, stepOf } from './stage-steps.js';

describe.each(CASE_KINDS)('words of %s', (kind) => {
  const nodes = everyNode(REGISTRY.latest(kind).machine);
  it('has six steps, and every stage lies in one of them or beside', () => {
    expect(STEPS[kind]).toHaveLength(6);
    const lost = nodes.map(pathOf).filter((path) => path !== '' && stepOf(kind, path) === -1 && !BESIDE_STEPS.has(path));
    expect(lost).toEqual([]);
  });
  it('names only states that the machine has', () => {
    const known = new Set(nodes.map(pathOf));
    expect(STEPS[kind].flatMap(({ states }) => states).filter((state) => !known.has(state))).toEqual([]);
  });
  it('has words for every clock', () => {
    const names = nodes.flatMap((node) => metaOf(node).clock ?? []).map(({ name }) => name);
    for (const name of [...names, 'interest']) expect([name, clockWords(name).zh]).not.toEqual([name, name]);
  });
});

it('groups only actions that people can send', () => {
  const sent = new Set(CASE_KINDS.flatMap(listSentEvents));
  expect([...NAMED_ACTIONS, ...IRREVOCABLE].filter((type) => !sent.has(type))).toEqual([]);
});
it('writes in stages that the application has', () => {
  const known = new Set(everyNode(REGISTRY.latest('pilot-application').machine).map(pathOf));
  expect(WRITING_STAGES.filter((stage) => !known.has(stage))).toEqual([]);
});
