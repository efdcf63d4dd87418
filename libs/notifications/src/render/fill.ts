import type { Bilingual } from '@sandbar/domain';

export type Language = keyof Bilingual;
/** What stands where a value is missing: a sentence stays a sentence. */
const NOTHING: Bilingual = { zh: '有关事项', en: 'the matter concerned' };

/** The words of one language; a stored text that lacks it falls back to the other one rather than to «undefined». */
export function inLanguage(text: Partial<Bilingual> | undefined, language: Language): string {
  return text?.[language] ?? text?.zh ?? text?.en ?? NOTHING[language];
}

/** `{name}` -> its value; a name that is not known, or has no value, becomes a neutral word. */
export function fill(text: string, values: Readonly<Record<string, Bilingual | undefined>>, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => inLanguage(Object.hasOwn(values, name) ? values[name] : undefined, language));
}
