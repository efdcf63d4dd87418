import type { Bilingual } from '@sandbar/domain';

/** One thing wrong with a document that somebody sent; `pointer` is RFC 6901, into the body. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: FieldFaultCode;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: Bilingual;
}

type Say = (params: Readonly<Record<string, unknown>>) => Bilingual;

const TYPES: Readonly<Record<string, Bilingual>> = {
  text: { zh: '文本', en: 'text' },
  whole: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  flag: { zh: 'true 或 false', en: 'true or false' },
  choice: { zh: '文本或数字', en: 'text or a number' },
  object: { zh: '对象', en: 'an object' },
  list: { zh: '列表', en: 'a list' },
};
const FORMATS: Readonly<Record<string, Bilingual>> = {
  uuid: { zh: 'UUID', en: 'a UUID' },
  date: { zh: '真实的日期 YYYY-MM-DD', en: 'a real date YYYY-MM-DD' },
  'date-time': { zh: 'UTC 时刻 YYYY-MM-DDThh:mm:ssZ', en: 'an instant in UTC, YYYY-MM-DDThh:mm:ssZ' },
  sha256: { zh: '64 位小写十六进制的 SHA-256', en: 'a SHA-256 of 64 lower-case hex digits' },
  'json-pointer': { zh: 'JSON 指针（RFC 6901）', en: 'a JSON pointer (RFC 6901)' },
  digits: { zh: '数字', en: 'digits' },
  'page-size': { zh: '1 至 200 的整数', en: 'a whole number from 1 to 200' },
  'not-blank': { zh: '非空白文本', en: 'more than blanks' },
  whole: { zh: '整数', en: 'a whole number' },
};
const name = (table: Readonly<Record<string, Bilingual>>, key: unknown): Bilingual =>
  table[String(key)] ?? { zh: String(key), en: String(key) };

/** code -> what a person reads. */
export const FIELD_FAULTS = {
  'field.required': () => ({ zh: '必填', en: 'is required' }),
  'field.unknown': ({ field }) => ({ zh: `没有名为“${field}”的字段`, en: `there is no field «${field}» here` }),
  'field.type': ({ expected }) => ({ zh: `应为${name(TYPES, expected).zh}`, en: `must be ${name(TYPES, expected).en}` }),
  'field.length': ({ min, max }) => ({ zh: `长度应为 ${min}–${max} 字`, en: `must have ${min} to ${max} characters` }),
  'field.format': ({ format }) => ({ zh: `应为${name(FORMATS, format).zh}`, en: `must be ${name(FORMATS, format).en}` }),
  'field.choice': ({ allowed }) => ({ zh: `应为以下之一：${String(allowed)}`, en: `must be one of: ${String(allowed)}` }),
  'field.range': ({ min, max }) => ({ zh: `应在 ${min} 与 ${max} 之间`, en: `must lie between ${min} and ${max}` }),
  'field.items': ({ min, max }) => ({ zh: `应有 ${min}–${max} 项`, en: `must have ${min} to ${max} items` }),
  'field.duplicate': ({ first }) => ({ zh: `与第 ${Number(first) + 1} 项重复`, en: `repeats item ${Number(first) + 1}` }),
  'field.character': () => ({
    zh: '含有不能保存的字符（NUL 或残缺的代理对）',
    en: 'holds a character that cannot be kept (NUL or half a surrogate pair)',
  }),
  'field.key_forbidden': ({ field }) => ({ zh: `不允许的键“${field}”`, en: `the key «${field}» is not allowed` }),
  'field.depth': ({ max }) => ({ zh: `嵌套超过 ${max} 层`, en: `is nested deeper than ${max} levels` }),
  'field.nodes': ({ max }) => ({ zh: `内容超过 ${max} 个值`, en: `holds more than ${max} values` }),
  'field.number': () => ({ zh: '数字超出可精确保存的范围', en: 'is a number that cannot be kept exactly' }),
} as const satisfies Record<string, Say>;
export type FieldFaultCode = keyof typeof FIELD_FAULTS;

/** Builds one fault with its words in both languages. */
export function fault(pointer: string, code: FieldFaultCode, params: Readonly<Record<string, unknown>> = {}): FieldFault {
  const say: Say = FIELD_FAULTS[code];
  return { pointer, code, params, message: say(params) };
}

/** One reference token of a JSON pointer, escaped (RFC 6901 §3) and no longer than a person can read. */
export function token(key: string): string {
  return key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}
