/** A text in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** JR/T 0197-2020 data level: 1 may be public … 5 harms national security. */
export type DataLevel = 1 | 2 | 3 | 4 | 5;

/** Why a field is not shown to the public (政府信息公开条例 arts. 14–16, 个人信息保护法). */
export type SecretKind = 'personal' | 'commercial' | 'security' | 'internal';

/** Which part of a pilot a field shapes; a change of it is material and reopens public notice and sharing. */
export type MaterialAspect = 'scope' | 'users' | 'data' | 'partner' | 'region';

/** What an attachment field holds: a reference to an uploaded document, never its bytes. */
export interface AttachmentRef {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Size in bytes. */
  readonly size: number;
}

/**
 * One node of the declaration schema: JSON Schema 2020-12 with the x- keywords of this product. Every property carries title, help,
 * level and public; x-secret names the reason where public is false.
 */
export interface SchemaNode {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly enum?: readonly string[];
  readonly const?: true;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-title': Bilingual;
  readonly 'x-help': Bilingual;
  readonly 'x-level': DataLevel;
  readonly 'x-public': boolean;
  readonly 'x-secret'?: SecretKind;
  /** The property by which rows of an array keep their identity when they are moved or edited. */
  readonly 'x-rowId'?: 'rid';
  readonly 'x-attachment'?: true;
  readonly 'x-material'?: MaterialAspect;
  /** Labels of the values of `enum`. */
  readonly 'x-options'?: Readonly<Record<string, Bilingual>>;
  readonly 'x-unit'?: Bilingual;
  /** The text is long: draw a text area. */
  readonly 'x-multiline'?: true;
  /** The value is the rid of a row of this array (JSON pointer). */
  readonly 'x-ref'?: string;
}

/** The x- keywords that exist; the meta-schema test and ajv's strict mode refuse any other. */
export const X_KEYWORDS = [
  'x-title',
  'x-help',
  'x-level',
  'x-public',
  'x-secret',
  'x-rowId',
  'x-attachment',
  'x-material',
  'x-options',
  'x-unit',
  'x-multiline',
  'x-ref',
] as const;
