import type { DataLevel, WithheldField } from '@sandbar/declaration';
import { disclose, findRow, getDeclarationSchema, walk, WITHHELD_REASONS } from '@sandbar/declaration';
import type { DisclosedField, PackageContext, Refusal } from '@sandbar/domain';
import { labelCeiling, refuse } from '@sandbar/domain';
import { valueInForce } from '../deadlines/rule-values.js';
import type { SealedRow } from '../ports/unit-of-work.port.js';
import type { Prepared, PreparationInput } from './preparation.js';

/** Puts the fields of the frozen declaration into the release; the pure disclosure decides what is withheld and says why. */
export async function disclosePackage(input: PreparationInput): Promise<Prepared | Refusal> {
  const { declarationHash, disclosure } = input.snapshot!.context as unknown as PackageContext;
  const sealed = await input.tx.sealed.findByHash(declarationHash);
  if (sealed === undefined) return refuse('declaration.not_found', { hash: declarationHash });
  const office = input.definition.header(input.snapshot!).leadAuthority;
  const ceiling =
    disclosure === null ? 0 : labelCeiling(disclosure.tlp, (code) => valueInForce(input.rules, code, office, input.at).value)!;
  const fields = disclosure === null ? [] : fieldsOf(sealed, disclosure, ceiling);
  return { payload: { ...input.command.payload, fields }, sealed: null };
}

/**
 * Every field of the declaration as the recipients see it: with its value, or visibly withheld with the reason. Pure.
 * @param disclosure the highest JR/T 0197 level released, and the pointers that the author withholds (a section, row or field)
 * @param ceiling the highest level that the TLP label permits, whatever the author released
 */
export function fieldsOf(
  sealed: Pick<SealedRow, 'schemaVersion' | 'content'>,
  disclosure: { readonly maximumLevel: number; readonly withhold: readonly { readonly pointer: string; readonly reason: string }[] },
  ceiling: number,
): DisclosedField[] {
  const version = Number(sealed.schemaVersion);
  const { withheld } = disclose(version, sealed.content, { maxLevel: disclosure.maximumLevel as DataLevel, purpose: 'consultation' });
  const byRule = new Map(withheld.map((field) => [field.pointer, field]));
  const fields: DisclosedField[] = [];
  for (const { pointer, kind, node, value, labels } of walk(getDeclarationSchema(version), sealed.content)) {
    if (kind !== 'field' || value === undefined || pointer.endsWith('/rid')) continue;
    const title = { zh: labels.map(({ zh }) => zh).join(' / '), en: labels.map(({ en }) => en).join(' / ') };
    const kept = { pointer, title, level: node['x-level'] };
    const reason = reasonFor(pointer, byRule.get(pointer), disclosure.withhold) ?? (node['x-level'] > ceiling ? ABOVE_LABEL : undefined);
    const row = node['x-ref'] === undefined ? undefined : findRow(sealed.content, node['x-ref'], value);
    fields.push(reason === undefined ? { ...kept, value, ...(row === undefined ? {} : { row }) } : { ...kept, withheld: reason });
  }
  return fields;
}

const ABOVE_LABEL = {
  code: 'label',
  zh: '数据级别高于 TLP 标识所允许的级别',
  en: 'above the data level that the TLP label permits',
} as const;

function reasonFor(
  pointer: string,
  rule: WithheldField | undefined,
  withhold: readonly { readonly pointer: string; readonly reason: string }[],
): DisclosedField['withheld'] {
  if (rule !== undefined) return { code: rule.code, ...rule.reason };
  const decided = withhold.find((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`));
  if (decided === undefined) return undefined;
  const said = WITHHELD_REASONS.decided;
  return { code: 'decided', zh: `${said.zh}：${decided.reason}`, en: `${said.en}: ${decided.reason}` };
}
