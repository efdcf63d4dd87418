import { group } from './model/field-builders.js';
import type { SchemaNode } from './model/schema-node.js';
import { attachments } from './sections/attachments.section.js';
import { basics } from './sections/basics.section.js';
import { complaints } from './sections/complaints.section.js';
import { data, standards } from './sections/data.section.js';
import { division } from './sections/division.section.js';
import { evaluations } from './sections/evaluations.section.js';
import { parties } from './sections/parties.section.js';
import { promises } from './sections/promises.section.js';
import { risk } from './sections/risk.section.js';
import { service } from './sections/service.section.js';
import { suitability } from './sections/suitability.section.js';
import { technology } from './sections/technology.section.js';

/** The schema of a declaration: the root node, with its dialect, id and version. */
export interface DeclarationSchema extends SchemaNode {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly $id: string;
}

/** Thrown where a version of the schema is asked for that this code does not know. */
export class UnknownDeclarationVersion extends RangeError {
  override readonly name = 'UnknownDeclarationVersion';
  readonly code = 'declaration.unknown_version';
  constructor(readonly version: unknown) {
    super(`No declaration schema of version ${String(version)}; known: ${Object.keys(SCHEMAS).join(', ')}`);
  }
}

/** The version that new applications use. */
export const CURRENT_DECLARATION_VERSION = 1;

const form = group(
  {
    title: ['金融科技创新应用声明书', 'Declaration of a fintech pilot'],
    help: ['申请机构对创新应用的完整声明（JR/T 0198-2020）。', 'All that the applicants declare of their pilot (JR/T 0198-2020).'],
  },
  { promises, basics, parties, division, technology, service, suitability, evaluations, data, standards, risk, complaints, attachments },
);

const SCHEMAS: Readonly<Record<number, DeclarationSchema>> = {
  1: freeze({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://sandbar.example/schemas/declaration/1',
    ...form.node,
  }),
};

/**
 * The frozen schema of a version, JSON Schema 2020-12 with the x- keywords of SchemaNode.
 * @throws UnknownDeclarationVersion
 */
export function getDeclarationSchema(version: number): DeclarationSchema {
  const schema = Object.hasOwn(SCHEMAS, version) ? SCHEMAS[version] : undefined;
  if (!schema) throw new UnknownDeclarationVersion(version);
  return schema;
}

function freeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner as object);
  return Object.freeze(value);
}
