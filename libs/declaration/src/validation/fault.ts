import type { Bilingual } from '../model/schema-node.js';

export type FaultParams = Readonly<Record<string, string | number>>;

/** What a rule stands on; an analogy is never cited as law. */
export type BasisKind = 'law' | 'standard' | 'analogy' | 'house';

/** One thing that is wrong, where it is, and what to do about it. */
export interface Fault {
  /** RFC 6901 pointer into the declaration. */
  readonly pointer: string;
  /** Stable code, `area.reason`. */
  readonly code: string;
  /** The values the message is made of. */
  readonly params: FaultParams;
  /** What is wrong and how it is put right. */
  readonly message: Bilingual;
  /** Where a cross-field rule comes from; absent for faults of form. */
  readonly basis?: Bilingual & { readonly kind: BasisKind };
}

/** Puts params into `{name}` places of a template. A param ending in `.zh` or `.en` serves only that language. */
export function fillIn(template: Bilingual, params: FaultParams): Bilingual {
  const fill = (text: string, lang: 'zh' | 'en') =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = Object.hasOwn(params, `${name}.${lang}`)
        ? params[`${name}.${lang}`]
        : Object.hasOwn(params, name)
          ? params[name]
          : place;
      return String(value);
    });
  return { zh: fill(template.zh, 'zh'), en: fill(template.en, 'en') };
}
