import { getDeclarationSchema, UnknownDeclarationVersion } from './declaration-schema.js';
import { FORMATS } from './formats/formats.js';
import type { SchemaNode } from './model/schema-node.js';
import { X_KEYWORDS } from './model/schema-node.js';

const PLAIN_KEYWORDS = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'enum',
  'const',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  '$schema',
  '$id',
];
const schema = getDeclarationSchema(1);
const every = [...nodes(schema, '')];

function* nodes(node: SchemaNode, path: string): Generator<[string, SchemaNode]> {
  yield [path, node];
  for (const [name, child] of Object.entries(node.properties ?? {})) yield* nodes(child, `${path}/${name}`);
  if (node.items) yield* nodes(node.items, `${path}/*`);
}

/** The meta-schema: what is wrong with one node. */
function defects(node: SchemaNode): string[] {
  const found: string[] = [];
  for (const key of Object.keys(node)) if (![...X_KEYWORDS, ...PLAIN_KEYWORDS].includes(key)) found.push(`unknown keyword ${key}`);
  for (const key of ['x-title', 'x-help'] as const) {
    if (!/\p{Script=Han}|^RTO/u.test(node[key]?.zh ?? '')) found.push(`${key} has no Chinese`);
    if (!/[A-Za-z]/.test(node[key]?.en ?? '')) found.push(`${key} has no English`);
  }
  if (![1, 2, 3, 4, 5].includes(node['x-level'])) found.push('x-level is not 1–5');
  if (typeof node['x-public'] !== 'boolean') found.push('x-public is missing');
  if (node['x-public'] === (node['x-secret'] !== undefined)) found.push('x-secret must say why, exactly where x-public is false');
  if (node['x-public'] && !node.properties && !node.items && node['x-level'] > 2) found.push('a public field above level 2');
  if (node.format && !Object.hasOwn(FORMATS, node.format)) found.push(`unknown format ${node.format}`);
  if (node.enum && node.enum.join() !== Object.keys(node['x-options'] ?? {}).join()) found.push('x-options does not label every value');
  if (node.type === 'object' && node.additionalProperties !== false) found.push('unknown fields are let in');
  if (node.type === 'array' && node.maxItems === undefined) found.push('a list without an upper bound');
  if (node.type === 'string' && !node.enum && node.maxLength === undefined) found.push('text without an upper bound');
  return found;
}

describe('declaration schema v1', () => {
  it('passes the meta-schema at every node', () => {
    expect(every.map(([path, node]) => [path, defects(node)] as const).filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it('has a meta-schema that finds what it should', () => {
    const good = schema.properties!['basics']!.properties!['name']!;
    expect(defects({ ...good, 'x-colour': 'red' } as SchemaNode)).toEqual(['unknown keyword x-colour']);
    expect(defects({ ...good, 'x-title': { zh: '名称', en: '' } })).toEqual(['x-title has no English']);
    expect(defects({ ...good, 'x-public': false })).toHaveLength(1);
    expect(defects({ ...good, 'x-level': 9 as 1 })).toHaveLength(2);
  });

  it('gives each list of rows the id by which rows are matched, and each reference a list', () => {
    for (const [, node] of every) {
      if (node.items?.type === 'object') expect([node['x-rowId'], node.items.required]).toEqual(['rid', expect.arrayContaining(['rid'])]);
      const list = node['x-ref'];
      if (list) expect(every.find(([path]) => path === list)?.[1]['x-rowId']).toBe('rid');
    }
  });

  it('marks the five aspects whose change is material', () => {
    expect(new Set(every.map(([, node]) => node['x-material']).filter(Boolean))).toEqual(
      new Set(['scope', 'users', 'data', 'partner', 'region']),
    );
  });

  it('is frozen to the leaves and refuses an unknown version', () => {
    expect(every.every(([, node]) => Object.isFrozen(node) && Object.isFrozen(node['x-title']))).toBe(true);
    expect(() => getDeclarationSchema(2)).toThrow(UnknownDeclarationVersion);
    expect(() => getDeclarationSchema('__proto__' as unknown as number)).toThrow(UnknownDeclarationVersion);
  });
});
