import type { Bilingual, SchemaNode, SecretKind } from '../model/schema-node.js';
import { isRecord, member, walk } from '../walk.js';

/** Why a field is withheld. `level`: above the level the recipient may see. `decided`: by a recorded decision, for example of the lead authority. */
export type WithheldCode = SecretKind | 'level' | 'purpose' | 'decided';

export const WITHHELD_REASONS: Readonly<Record<WithheldCode, Bilingual>> = {
  personal: { zh: '个人隐私', en: 'personal data' },
  commercial: { zh: '商业秘密', en: 'trade secret' },
  security: { zh: '安全措施细节', en: 'details of security' },
  internal: { zh: '内部工作信息', en: 'internal matters' },
  level: { zh: '数据级别高于接收方权限', en: 'above the data level of the recipient' },
  purpose: { zh: '与本次用途无关', en: 'not needed for this purpose' },
  decided: { zh: '经审查决定不公开', en: 'withheld by decision' },
};

/** What stands in a projection in place of a withheld value. */
export interface WithheldMark {
  readonly withheld: WithheldCode;
}

export interface WithheldField {
  readonly pointer: string;
  readonly labels: readonly Bilingual[];
  readonly code: WithheldCode;
  readonly reason: Bilingual;
}

export interface Projection {
  /** The declaration with a WithheldMark at each withheld field; only what the schema knows, nothing else is carried over. */
  readonly shown: Readonly<Record<string, unknown>>;
  readonly withheld: readonly WithheldField[];
}

/** Whether a value is the mark of a withheld field. */
export function isWithheldMark(value: unknown): value is WithheldMark {
  const code = member(value, 'withheld');
  return typeof code === 'string' && Object.hasOwn(WITHHELD_REASONS, code) && Object.keys(value as object).length === 1;
}

/**
 * Copies a declaration field by field, asking `judge` for each field that is there. A value that does not have the shape the schema gives
 * it (an object where text belongs, unknown keys in an attachment) could hide anything, and is left out.
 */
export function project(
  schema: SchemaNode,
  data: unknown,
  judge: (node: SchemaNode, pointer: string) => WithheldCode | undefined,
): Projection {
  const shown: Record<string, unknown> = {};
  const withheld: WithheldField[] = [];
  for (const { pointer, kind, node, value, labels } of walk(schema, data)) {
    if (value === undefined) continue;
    if (kind === 'rows') {
      if (Array.isArray(value)) put(shown, pointer, []);
    } else if (kind === 'group' || kind === 'row') {
      put(shown, pointer, {});
    } else {
      const code = judge(node, pointer);
      if (code !== undefined) withheld.push({ pointer, labels, code, reason: WITHHELD_REASONS[code] });
      const kept = code !== undefined ? ({ withheld: code } satisfies WithheldMark) : plainCopy(node, value);
      if (kept !== undefined) put(shown, pointer, kept);
    }
  }
  return { shown, withheld };
}

function plainCopy(node: SchemaNode, value: unknown): unknown {
  if (node['x-attachment']) {
    if (!isRecord(value)) return undefined;
    const known = Object.entries(node.properties!).map(([name, child]) => [name, plainCopy(child, member(value, name))] as const);
    return Object.fromEntries(known.filter(([, inner]) => inner !== undefined));
  }
  if (node.type === 'array') return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
  const type = node.type === 'integer' ? 'number' : node.type;
  return typeof value === type ? value : undefined;
}

function put(root: Record<string, unknown>, pointer: string, value: unknown): void {
  const steps = pointer.split('/').slice(1);
  let place = root;
  for (const step of steps.slice(0, -1)) place = place[step] as Record<string, unknown>;
  place[steps.at(-1)!] = value;
}
