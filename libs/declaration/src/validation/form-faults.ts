import type { ErrorObject } from 'ajv/dist/2020.js';
import type { SchemaNode } from '../model/schema-node.js';
import { bilingualParam } from './bilingual-param.js';
import type { Fault, FaultParams } from './fault.js';
import { fillIn } from './fault.js';
import type { FormCode } from './form-messages.js';
import { FORM_MESSAGES, TYPE_NAMES } from './form-messages.js';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const FORMAT_CODES: Readonly<Record<string, FormCode>> = {
  date: 'declaration.invalid_date',
  email: 'declaration.invalid_email',
  phone: 'declaration.invalid_phone',
  uscc: 'declaration.invalid_uscc',
  lei: 'declaration.invalid_lei',
  'pilot-number': 'declaration.invalid_pilot_number',
  sha256: 'declaration.invalid_sha256',
};

/** Turns one error of the checker into faults; a missing group becomes one fault for each field it requires. */
export function* formFaults(error: ErrorObject): Generator<Fault> {
  const at = error.instancePath;
  const node = error.parentSchema as SchemaNode;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required': {
      const name = String(params['missingProperty']);
      return yield* missing(node.properties![name]!, `${at}/${name}`);
    }
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const code = FORBIDDEN_KEYS.has(key) ? 'declaration.forbidden_key' : 'declaration.unknown_field';
      return yield formFault(code, `${at}/${escapePointer(key)}`, { key: key.slice(0, 80) });
    }
    case 'type':
      return yield about(node, at, 'declaration.wrong_type', bilingualParam('expected', TYPE_NAMES[node.type]!));
    case 'enum':
      if (error.data === '') return yield about(node, at, 'declaration.required');
      return yield about(node, at, 'declaration.not_an_option', optionNames(node));
    case 'const':
      return yield about(node, at, 'declaration.must_be_accepted');
    case 'pattern':
      return yield about(node, at, 'declaration.required');
    case 'format':
      if (String(error.data).trim() === '') return yield about(node, at, 'declaration.required');
      return yield about(node, at, FORMAT_CODES[node.format!]!);
    case 'maxLength':
      return yield about(node, at, 'declaration.too_long', { limit: node.maxLength! });
    case 'minimum':
      return yield about(node, at, 'declaration.too_small', { limit: node.minimum! });
    case 'maximum':
      return yield about(node, at, 'declaration.too_large', { limit: node.maximum! });
    case 'minItems':
      return yield about(node, at, 'declaration.too_few_rows', { limit: node.minItems! });
    case 'maxItems':
      return yield about(node, at, 'declaration.too_many_rows', { limit: node.maxItems! });
    case 'uniqueItems':
      return yield about(node, at, 'declaration.repeated_option');
    default:
      throw new Error(`The declaration schema uses the keyword '${error.keyword}', which has no fault`);
  }
}

/** One fault for each required field below a missing node; an attachment or a list counts as one field. */
function* missing(node: SchemaNode, pointer: string): Generator<Fault> {
  if (node.type === 'object' && node['x-attachment'] !== true) {
    for (const name of node.required ?? []) yield* missing(node.properties![name]!, `${pointer}/${name}`);
  } else {
    yield about(node, pointer, 'declaration.required');
  }
}

/** The fault that stands last when there are too many to list. */
export function tooManyFaults(limit: number): Fault {
  return formFault('declaration.too_many_faults', '', { limit });
}

function about(node: SchemaNode, pointer: string, code: FormCode, params: FaultParams = {}): Fault {
  return formFault(code, pointer, { ...bilingualParam('field', node['x-title']), ...params });
}

function formFault(code: FormCode, pointer: string, params: FaultParams): Fault {
  return { pointer, code, params, message: fillIn(FORM_MESSAGES[code], params) };
}

function optionNames(node: SchemaNode): FaultParams {
  const options = Object.values(node['x-options'] ?? {});
  return { 'options.zh': options.map(({ zh }) => zh).join('、'), 'options.en': options.map(({ en }) => en).join(', ') };
}

/** One step of an RFC 6901 pointer. */
export function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
