import type { Bilingual } from '@sandbar/domain';
import type { Locale, TemplateRow } from '@sandbar/workflow';
import { fill, inLanguage, type Language } from './fill.js';

export type MailValues = Readonly<Record<string, Bilingual | string | null | undefined>>;

/**
 * Subject and text of an e-mail, the reader's language first. A line of the template whose value is null or missing is left out.
 * @param values by placeholder; a plain text stands for both languages. Line breaks in a value of the subject become spaces.
 */
export function renderMail(
  template: Pick<TemplateRow, 'subject' | 'text'>,
  values: MailValues,
  locale: Locale,
): { readonly subject: string; readonly text: string } {
  const known = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, typeof value === 'string' ? { zh: value, en: value } : value] as const],
    ),
  );
  const whole = (line: string): boolean => [...line.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(known, name!));
  const bodyIn = (language: Language): string =>
    inLanguage(template.text, language)
      .split('\n')
      .filter(whole)
      .map((line) => fill(line, known, language))
      .join('\n');
  const languages: readonly [Language, Language] = locale === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const [first] = languages;
  const title = inLanguage(template.subject, first).replace(/\{(\w+)\}/g, (_all, name: string) => known[name]?.[first] ?? '');
  return { subject: title.replace(/\s+/g, ' ').trim(), text: `${languages.map(bodyIn).join('\n\n---\n\n')}\n` };
}
