import { CURRENT_DECLARATION_VERSION, getDeclarationSchema } from '@sandbar/declaration';
import type { SchemaNode } from '@sandbar/declaration';
import type { Language } from '../../http/language.js';
import { idOf } from '../forms/field.js';

/** Where a field of the working copy is written: its section's page, at the field. Faults inside a file lead to the file. */
export function declarationHref(caseId: string, pointer: string): string {
  const [, section = ''] = pointer.split('/');
  const field = pointer.replace(/\/(sha256|fileName|mediaType|size)$/, '');
  if (!isSection(section)) return `/cases/${caseId}/declaration/check`;
  return `/cases/${caseId}/declaration/${section}?check=1#${idOf(field)}`;
}

/** The titles on the way to a field, rows with their number: «机构信息 › 机构 2 › 统一社会信用代码». */
export function declarationLabel(pointer: string, lang: Language): string {
  const words: string[] = [];
  let node: SchemaNode | undefined = getDeclarationSchema(CURRENT_DECLARATION_VERSION);
  for (const step of pointer.split('/').slice(1)) {
    if (node === undefined || node['x-attachment'] === true) break;
    if (/^\d+$/.test(step)) {
      node = node.items;
      if (node !== undefined) words.push(`${node['x-title'][lang]} ${Number(step) + 1}`);
      continue;
    }
    node = node.properties !== undefined && Object.hasOwn(node.properties, step) ? node.properties[step] : undefined;
    if (node !== undefined) words.push(node['x-title'][lang]);
  }
  return words.length === 0 ? pointer : words.join(' › ');
}

/** The node of the schema that a pointer into a declaration means; undefined for a place the schema does not have. */
export function findNode(version: number, pointer: string): SchemaNode | undefined {
  let node: SchemaNode | undefined = getDeclarationSchema(version);
  for (const step of pointer.split('/').slice(1)) {
    if (node === undefined) return undefined;
    const { properties, items }: SchemaNode = node;
    node = /^\d+$/.test(step) ? items : properties !== undefined && Object.hasOwn(properties, step) ? properties[step] : undefined;
  }
  return node;
}

/** Names of the sections in the order of the form. */
export function sectionNames(): readonly string[] {
  return Object.keys(getDeclarationSchema(CURRENT_DECLARATION_VERSION).properties ?? {});
}

export function isSection(name: string): boolean {
  return sectionNames().includes(name);
}
