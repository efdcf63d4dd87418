import { everyNode, metaOf, pathOf } from '@sandbar/domain';
import type { Bilingual, Definition } from '@sandbar/domain';

const labels = new WeakMap<Definition, ReadonlyMap<string, Bilingual>>();

/** The words for a stage or leaf: the titles of the machine from the outside in, «公示 · 公示期». A path the machine lacks reads as itself. */
export function stageLabel(definition: Definition, path: string): Bilingual {
  let known = labels.get(definition);
  if (known === undefined) {
    known = labelsOf(definition);
    labels.set(definition, known);
  }
  return known.get(path) ?? { zh: path, en: path };
}

function labelsOf(definition: Definition): ReadonlyMap<string, Bilingual> {
  const titles = new Map<string, Bilingual>();
  for (const node of everyNode(definition.machine)) {
    const title = metaOf(node).title;
    if (title !== undefined && metaOf(node).wrapper !== true) titles.set(pathOf(node), title);
  }
  const chainOf = (path: string): readonly Bilingual[] => {
    const words = path.split('.');
    return words.flatMap((_, index) => titles.get(words.slice(0, index + 1).join('.')) ?? []);
  };
  return new Map(
    [...titles.keys()].map((path) => {
      const chain = chainOf(path);
      return [path, { zh: chain.map((one) => one.zh).join(' · '), en: chain.map((one) => one.en).join(' · ') }] as const;
    }),
  );
}
