import type { ClockMeta } from './clock.js';
import type { Definition } from './definition.js';
import { arrivalOf, diagramOf } from './diagram.js';
import { guardNames, guardTree } from './guard-tree.js';
import { everyNode, metaOf, pathOf } from './topology.js';
import type { StateNode } from './topology.js';

const BEGIN = '<!-- workflow:begin, written by `npm run workflow:print` -->';
const END = '<!-- workflow:end -->';

/** The printed machines between the markers of a README, the rest of it untouched. @throws Error when it has no markers */
export function withWorkflow(readme: string, definitions: readonly Definition[]): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error('The README has no workflow markers');
  return `${readme.slice(0, from)}${BEGIN}\n\n${printWorkflow(definitions)}\n${readme.slice(to)}`;
}

/** Every machine as a reader sees it: diagram, table of states, table of guards. */
export function printWorkflow(definitions: readonly Definition[]): string {
  return definitions.map(printDefinition).join('\n');
}

function printDefinition(definition: Definition): string {
  return [
    `### ${definition.id}`,
    '',
    '```mermaid',
    diagramOf(definition.machine),
    '```',
    '',
    '| 状态 state | 谁 who | 时限 clock | 事件 event → 去向 target |',
    '|---|---|---|---|',
    ...everyNode(definition.machine).map((node) => stateRow(node)),
    '',
    '<details><summary>条件及其依据 guards and their basis</summary>',
    '',
    '| 条件 guard | 不满足时的说明 what a refusal says | 依据 basis |',
    '|---|---|---|',
    ...Object.entries(definition.guardReasons).map(
      ([name, { text, basis, basisKind }]) => `| \`${name}\` | ${text.zh}<br>${text.en} | ${basis}（${KINDS[basisKind]}） |`,
    ),
    '',
    '</details>',
    '',
  ].join('\n');
}

const KINDS = { law: '法律 law', standard: '标准 standard', analogy: '参照 analogy', house: '本系统 house' } as const;

function stateRow(node: StateNode): string {
  const { title, actor, clock, noClock, wrapper, manual } = metaOf(node);
  const path = wrapper === true ? `(${[pathOf(node), node.key].filter((word) => word !== '').join('.')})` : pathOf(node);
  const name = `\`${path}\`<br>${title?.zh ?? ''} ${title?.en ?? ''}${manual === true ? '<br>人工记录 manual' : ''}${node.type === 'final' ? '<br>终态 final' : ''}`;
  const time = clock === undefined ? (noClock?.reason ?? '') : clockCell(clock);
  return `| ${name} | ${(actor ?? []).join('<br>')} | ${time} | ${arrowsOf(node).join('<br>')} |`;
}

function clockCell({ name, rule, extension, from, expires, escalates, afterHold }: ClockMeta): string {
  const begins = { entry: '', service: ' 自送达 from service', date: ' 自约定日 from a date' }[from];
  const more = [extension === undefined ? '' : `+ \`${extension}\``, afterHold === 'restart' ? '中止后重计 restarts after a hold' : ''];
  const after = escalates === true ? `\`${expires}\`: 上报 escalates` : `\`${expires}\``;
  return [`${name}: \`${rule}\`${begins}`, ...more, after].filter((line) => line !== '').join('<br>');
}

interface Listed {
  readonly target?: readonly StateNode[];
  readonly guard?: unknown;
}

function arrowsOf(node: StateNode): readonly string[] {
  const line = (event: string, one: Listed): string => {
    const guards = guardNames(guardTree(one.guard));
    const target = one.target?.[0] === undefined ? undefined : arrivalOf(one.target[0]);
    const to = target === undefined ? '' : ` → ${target.type === 'history' ? '原处 where it was' : `\`${pathOf(target)}\``}`;
    return `${event}${guards.length > 0 ? ` [${guards.join(', ')}]` : ''}${to}`;
  };
  const named = [...node.transitions.entries()].flatMap(([event, list]) => list.map((one) => line(event, one as Listed)));
  return [...named, ...(node.always ?? []).map((one) => line('（即时 at once）', one as Listed))];
}
