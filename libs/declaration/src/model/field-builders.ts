import type { Bilingual, DataLevel, MaterialAspect, SchemaNode, SecretKind } from './schema-node.js';

/** What a section file says of a field beside its type. A field is public unless it names why it is secret. */
export interface FieldSpec {
  readonly title: readonly [zh: string, en: string];
  readonly help: readonly [zh: string, en: string];
  /** JR/T 0197 level of what people write here. */
  readonly level: DataLevel;
  readonly secret?: SecretKind;
  readonly material?: MaterialAspect;
  /** The declaration may be sealed without it. */
  readonly optional?: true;
}

/** A field with the one thing the schema itself cannot carry: whether its parent requires it. */
export interface Field {
  readonly node: SchemaNode;
  readonly optional: boolean;
}

const NOT_BLANK = '\\S';
const both = ([zh, en]: readonly [string, string]): Bilingual => ({ zh, en });

function field(spec: FieldSpec, type: SchemaNode['type'], rest: Partial<SchemaNode>): Field {
  return {
    optional: spec.optional === true,
    node: {
      type,
      ...rest,
      'x-title': both(spec.title),
      'x-help': both(spec.help),
      'x-level': spec.level,
      'x-public': spec.secret === undefined,
      ...(spec.secret && { 'x-secret': spec.secret }),
      ...(spec.material && { 'x-material': spec.material }),
    },
  };
}

/** One line of text, at most `max` characters (UTF-16 code points as JSON Schema counts them). */
export const line = (spec: FieldSpec & { max: number }): Field => field(spec, 'string', { maxLength: spec.max, pattern: NOT_BLANK });

/** Text of several lines. */
export const prose = (spec: FieldSpec & { max?: number }): Field =>
  field(spec, 'string', { maxLength: spec.max ?? 4000, pattern: NOT_BLANK, 'x-multiline': true });

/** Text of a known form: date, uscc, lei, email, pilot-number … */
export const formatted = (format: string, spec: FieldSpec): Field => field(spec, 'string', { maxLength: 254, format });

/** A calendar date `YYYY-MM-DD`, Asia/Shanghai. */
export const date = (spec: FieldSpec): Field => formatted('date', spec);

/** A whole number from `min` (0) to `max` with its unit. */
export const whole = (spec: FieldSpec & { min?: number; max?: number; unit?: readonly [string, string] }): Field =>
  field(spec, 'integer', { minimum: spec.min ?? 0, maximum: spec.max ?? 1e15, ...(spec.unit && { 'x-unit': both(spec.unit) }) });

export const yesNo = (spec: FieldSpec): Field => field(spec, 'boolean', {});

/** A statement that must be accepted: only `true` is valid when sealed. */
export const promise = (spec: FieldSpec): Field => field(spec, 'boolean', { const: true });

export type Options = Readonly<Record<string, readonly [zh: string, en: string]>>;

const labels = (options: Options): Record<string, Bilingual> =>
  Object.fromEntries(Object.entries(options).map(([code, text]) => [code, both(text)]));

/** One of a list of codes. */
export const oneOf = (options: Options, spec: FieldSpec): Field =>
  field(spec, 'string', { enum: Object.keys(options), 'x-options': labels(options) });

/** Some of a list of codes, each at most once. */
export const someOf = (options: Options, spec: FieldSpec & { atLeast?: number }): Field =>
  field(spec, 'array', {
    items: { ...oneOf(options, spec).node, 'x-public': spec.secret === undefined },
    minItems: spec.atLeast ?? 1,
    maxItems: Object.keys(options).length,
    uniqueItems: true,
  });

/** The rid of a row of another list, for example the party that owns a function. */
export const rowOf = (list: string, spec: FieldSpec): Field => field(spec, 'string', { maxLength: 64, pattern: NOT_BLANK, 'x-ref': list });

/** A named group of fields; its level is the highest of its fields, and it is public when one of them is. Without a required field it may be left out. */
export function group(spec: Omit<FieldSpec, 'level' | 'secret'>, fields: Readonly<Record<string, Field>>): Field {
  const nodes = Object.values(fields).map(({ node }) => node);
  const level = Math.max(...nodes.map((node) => node['x-level'])) as DataLevel;
  const open = nodes.some((node) => node['x-public']);
  const required = Object.keys(fields).filter((name) => !fields[name]!.optional);
  const built = field({ ...spec, level, ...(!open && { secret: nodes[0]!['x-secret']! }) }, 'object', {
    properties: Object.fromEntries(Object.entries(fields).map(([name, { node }]) => [name, node])),
    required,
    additionalProperties: false,
  });
  return required.length === 0 ? { ...built, optional: true } : built;
}

const rid = line({
  title: ['行标识', 'Row id'],
  help: [
    '系统为每一行编的固定标识，移动或修改该行时不变。',
    'Fixed id of the row, given by the system; it stays when the row is moved or edited.',
  ],
  level: 1,
  max: 64,
});

/** A list of rows with stable ids. */
export function rows(
  spec: Omit<FieldSpec, 'level' | 'secret'> & { atLeast?: number; atMost?: number; row: readonly [zh: string, en: string] },
  fields: Readonly<Record<string, Field>>,
): Field {
  const item = group({ title: spec.row, help: spec.help }, { rid, ...fields }).node;
  return field({ ...spec, level: item['x-level'] }, 'array', {
    items: item,
    minItems: spec.atLeast ?? (spec.optional ? 0 : 1),
    maxItems: spec.atMost ?? 50,
    'x-rowId': 'rid',
  });
}

/** A reference to an uploaded document: SHA-256, name, media type, size in bytes. */
export function attachment(spec: FieldSpec): Field {
  const same = { level: spec.level, ...(spec.secret && { secret: spec.secret }) };
  const inner = group(spec, {
    sha256: formatted('sha256', {
      title: ['文件指纹', 'File hash'],
      help: ['上传后由系统给出的 SHA-256。', 'SHA-256 given by the system after the upload.'],
      ...same,
    }),
    fileName: line({ title: ['文件名', 'File name'], help: ['原始文件名。', 'Name of the file as uploaded.'], max: 255, ...same }),
    mediaType: line({
      title: ['文件类型', 'Media type'],
      help: ['系统按文件内容识别的类型。', 'Type found by the system in the content of the file.'],
      max: 127,
      ...same,
    }),
    size: whole({
      title: ['大小', 'Size'],
      help: ['文件字节数。', 'Size of the file in bytes.'],
      unit: ['字节', 'bytes'],
      min: 1,
      ...same,
    }),
  });
  return { ...inner, node: { ...inner.node, 'x-attachment': true } };
}
