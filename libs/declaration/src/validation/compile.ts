import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { getDeclarationSchema } from '../declaration-schema.js';
import { FORMATS } from '../formats/formats.js';
import type { SchemaNode } from '../model/schema-node.js';
import { X_KEYWORDS } from '../model/schema-node.js';

/** The two readings of a schema: a draft may lack anything and hold half-typed texts; a sealed declaration may not. */
export type Strictness = 'draft' | 'seal';

const compiled = new Map<string, ValidateFunction>();

/** The compiled checker of a version; built once (about 0.1 s), then kept. */
export function getChecker(version: number, at: Strictness): ValidateFunction {
  const key = `${version}/${at}`;
  let checker = compiled.get(key);
  if (!checker) {
    const schema = getDeclarationSchema(version);
    const ajv = new Ajv2020({
      allErrors: true,
      strict: true,
      strictTypes: false,
      verbose: true,
      ownProperties: true,
      formats: FORMATS,
      validateFormats: true,
    });
    ajv.addVocabulary([...X_KEYWORDS]);
    checker = ajv.compile(at === 'seal' ? schema : relax(schema));
    compiled.set(key, checker);
  }
  return checker;
}

const ONLY_WHEN_SEALED = new Set(['required', 'minItems', 'const', 'pattern', 'format', '$id']);

/** The same schema without what a draft may still lack: types, sizes, options and unknown fields stay. */
function relax(node: SchemaNode): SchemaNode {
  const kept = Object.entries(node).filter(([keyword]) => !ONLY_WHEN_SEALED.has(keyword));
  const relaxed = Object.fromEntries(kept) as unknown as SchemaNode;
  const properties = node.properties && Object.fromEntries(Object.entries(node.properties).map(([name, child]) => [name, relax(child)]));
  return { ...relaxed, ...(properties && { properties }), ...(node.items && { items: relax(node.items) }) };
}
