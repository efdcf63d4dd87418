import type { Bilingual } from '../model/schema-node.js';

/** Faults of form: what the schema alone can find. `field` is the title of the field, in the language of the message. */
export const FORM_MESSAGES = {
  'declaration.required': { zh: '「{field}」未填写，请补充。', en: '“{field}” is missing: fill it in.' },
  'declaration.unknown_field': { zh: '声明书中没有「{key}」这一项，请删除。', en: 'The form has no field “{key}”: remove it.' },
  'declaration.forbidden_key': { zh: '不接受名为「{key}」的字段，请删除。', en: 'A field named “{key}” is never accepted: remove it.' },
  'declaration.wrong_type': { zh: '「{field}」的数据类型应为{expected}，请更正。', en: '“{field}” must be {expected}: correct it.' },
  'declaration.not_an_option': {
    zh: '「{field}」不是可选值之一，请从以下选择：{options}。',
    en: '“{field}” is none of the options: choose from {options}.',
  },
  'declaration.must_be_accepted': { zh: '「{field}」须予接受方可提交。', en: '“{field}” must be accepted before filing.' },
  'declaration.too_long': { zh: '「{field}」超过{limit}字，请缩短。', en: '“{field}” is longer than {limit} characters: shorten it.' },
  'declaration.too_small': { zh: '「{field}」不得小于{limit}，请更正。', en: '“{field}” may not be below {limit}: correct it.' },
  'declaration.too_large': { zh: '「{field}」不得大于{limit}，请更正。', en: '“{field}” may not be above {limit}: correct it.' },
  'declaration.too_few_rows': { zh: '「{field}」至少要有{limit}项，请补充。', en: '“{field}” needs at least {limit}: add more.' },
  'declaration.too_many_rows': { zh: '「{field}」最多{limit}项，请删减。', en: '“{field}” may have at most {limit}: remove some.' },
  'declaration.repeated_option': {
    zh: '「{field}」中有重复的选项，请删除重复项。',
    en: '“{field}” has the same option twice: remove one.',
  },
  'declaration.invalid_date': {
    zh: '「{field}」不是有效日期，请按“2026-09-18”的形式填写。',
    en: '“{field}” is not a date: write it like 2026-09-18.',
  },
  'declaration.invalid_email': { zh: '「{field}」不是有效的电子邮箱，请更正。', en: '“{field}” is not an e-mail address: correct it.' },
  'declaration.invalid_phone': {
    zh: '「{field}」不是有效的电话号码，请只填数字、空格和短横线。',
    en: '“{field}” is not a telephone number: use digits, spaces and hyphens.',
  },
  'declaration.invalid_uscc': {
    zh: '「{field}」的校验码不符（GB 32100-2015），请核对18位代码。',
    en: '“{field}” fails its check character (GB 32100-2015): check the 18 characters.',
  },
  'declaration.invalid_lei': {
    zh: '「{field}」的校验位不符（ISO 17442），请核对20位编码。',
    en: '“{field}” fails its check digits (ISO 17442): check the 20 characters.',
  },
  'declaration.invalid_pilot_number': {
    zh: '「{field}」应为“统一社会信用代码-年份-四位序号”，请更正。',
    en: '“{field}” must be a USCC, a year and four digits joined by hyphens: correct it.',
  },
  'declaration.invalid_sha256': {
    zh: '「{field}」应为64位小写十六进制的 SHA-256，请更正。',
    en: '“{field}” must be a SHA-256 of 64 lower-case hex digits: correct it.',
  },
  'declaration.too_many_faults': {
    zh: '问题超过{limit}处，其余未列出；请先更正以上各项。',
    en: 'There are more than {limit} faults; the rest is not listed. Correct these first.',
  },
} as const satisfies Record<string, Bilingual>;

export type FormCode = keyof typeof FORM_MESSAGES;

/** Names of JSON types for people. */
export const TYPE_NAMES: Readonly<Record<string, Bilingual>> = {
  object: { zh: '一组字段', en: 'a group of fields' },
  array: { zh: '列表', en: 'a list' },
  string: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是或否', en: 'true or false' },
};
