import { OVERRIDE_REASONS } from '@sandbar/calendar';
import type { Field, FormFault, Option } from '../forms/field.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { BASIS_KINDS } from '../words/rule-words.js';
import { REASONS } from './calendar-words.js';

/** Members of a decree as a form holds them; all texts. */
export const OVERRIDE_MEMBERS = ['from', 'to', 'working', 'scope', 'reason', 'number', 'title', 'date', 'url', 'basisKind'] as const;
export type OverrideTyped = Readonly<Partial<Record<(typeof OVERRIDE_MEMBERS)[number], string>>>;

/** The fields of a decree: which days, what they become, for whom, and the document. */
export function overrideFields(
  frame: Frame,
  typed: OverrideTyped,
  places: readonly Option[],
  faults: readonly FormFault[],
): readonly Field[] {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const named = (member: (typeof OVERRIDE_MEMBERS)[number], label: string, required = true, help?: string) => ({
    ...{ name: `/${member}`, label, required, value: typed[member] ?? '' },
    faults: faults.filter(({ pointer }) => pointer === `/${member}`).map(({ message }) => message),
    ...(help === undefined ? {} : { help }),
  });
  const text = { kind: 'text', type: 'text', multiline: false, maxLength: 500 } as const;
  const day = { kind: 'text', type: 'date', multiline: false } as const;
  return [
    { ...named('from', t('第一日', 'First day')), ...day },
    { ...named('to', t('最后一日', 'Last day'), false, t('只有一日时留空。', 'Left empty where it is one day.')), ...day },
    {
      ...named('working', t('改为', 'They become')),
      kind: 'radios',
      options: [
        { value: 'false', label: t('放假', 'days off') },
        { value: 'true', label: t('上班', 'working days') },
      ],
    },
    { ...named('scope', t('适用范围', 'For whom')), kind: 'select', options: places },
    {
      ...named('reason', t('原因', 'Reason')),
      kind: 'select',
      options: OVERRIDE_REASONS.map((value) => ({ value, label: say(REASONS[value]) })),
    },
    { ...named('number', t('文号', 'Number of the document')), ...text },
    { ...named('title', t('文件标题', 'Title of the document')), ...text },
    { ...named('date', t('印发日期', 'Date of the document')), ...day },
    { ...named('url', t('网址', 'Its address')), ...text },
    {
      ...named('basisKind', t('依据性质', 'Kind of basis')),
      kind: 'select',
      options: Object.entries(BASIS_KINDS).map(([value, words]) => ({ value, label: say(words) })),
    },
  ];
}

/** What was typed as the value that the calendar's office reads. `all` stands for everybody. */
export function overrideOf(typed: OverrideTyped): Readonly<Record<string, unknown>> {
  const { working, scope, to, ...rest } = typed;
  const said = working === 'true' ? true : working === 'false' ? false : undefined;
  return {
    ...rest,
    ...(to === undefined || to === '' ? {} : { to }),
    ...(said === undefined ? {} : { working: said }),
    scope: scope === 'all' ? null : scope,
  };
}
