import { diff, print } from '@sandbar/declaration';
import type { Change, ChangeKind, SchemaNode } from '@sandbar/declaration';
import type { Language } from '../../http/language.js';
import type { DeclarationView } from '../../cases/declaration-view.js';
import type { DeclarationModel } from './case-model.js';

const KINDS: Readonly<Record<ChangeKind, readonly [zh: string, en: string]>> = {
  added: ['新增', 'added'],
  removed: ['删除', 'removed'],
  changed: ['修改', 'changed'],
  moved: ['移动', 'moved'],
};

/**
 * A sealed declaration as it is read: sections and lines, and what differs from the one before.
 * @param before the sealed revision before it, as the same person may read it
 */
export function declarationModel(current: DeclarationView, before: DeclarationView | undefined, lang: Language): DeclarationModel {
  const version = Number(current.schemaVersion);
  const changes = before === undefined ? [] : diff(version, before.content, current.content);
  const words = KINDS;
  return {
    revision: current.revision,
    hash: current.hash,
    sections: print(version, current.content, lang),
    changed: new Map(changes.filter(({ kind }) => kind !== 'removed').map((change) => [change.pointer, beforeOf(change, lang)])),
    changes: changes.map(({ pointer, labels, kind }) => ({
      pointer,
      label: labels.map((label) => label[lang]).join(' › '),
      kind: words[kind][lang === 'zh' ? 0 : 1],
    })),
    withheld: current.withheld.length,
  };
}

function beforeOf({ kind, before, node }: Change, lang: Language): string {
  return kind === 'changed' ? inWords(node, before, lang) : '';
}

/** A value of a field in words; '' for what has no short form (rows, files). */
export function inWords(node: SchemaNode, value: unknown, lang: Language): string {
  if (Array.isArray(value)) {
    const { items } = node;
    return items === undefined ? '' : value.map((item) => inWords(items, item, lang)).join(lang === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value.toLocaleString('en-US')} ${node['x-unit']?.[lang] ?? ''}`.trim();
  if (typeof value !== 'string') return '';
  const options = node['x-options'];
  return options !== undefined && Object.hasOwn(options, value) ? (options[value]?.[lang] ?? value) : value;
}
