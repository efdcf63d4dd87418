import type { Bilingual } from '@sandbar/domain';
import type { MeView } from '@sandbar/contracts';
import type { Access } from '@sandbar/identity';
import type { Language } from '../../http/language.js';

/** What stands around every page. */
export interface Frame {
  readonly lang: Language;
  /** Path and query of this page: for the language switch and the way back after signing in. */
  readonly path: string;
  readonly me: MeView | undefined;
  /** Pages in the navigation that not everybody may open, of which the person may. */
  readonly may: ReadonlySet<Access>;
  /** Unread notifications of the person. */
  readonly unread: number;
  /** Where the stream of changes stood when the page was begun; null: nobody is signed in. */
  readonly position: string | null;
  readonly demo: boolean;
  /** ISO instant of the request. */
  readonly now: string;
  /** Address of the style sheet, with its content's hash. */
  readonly styles: string;
  readonly traceId: string;
}

/** The text of one language. */
export type Say = (text: Bilingual) => string;
/** Two texts, of which the page's language takes one. */
export type Words = (zh: string, en: string) => string;

export const sayIn =
  (lang: Language): Say =>
  (text) =>
    text[lang];
export const wordsIn =
  (lang: Language): Words =>
  (zh, en) =>
    lang === 'zh' ? zh : en;

/** A word in brackets after another, as the language writes them. */
export const bracketed = (lang: Language, text: string): string => (lang === 'zh' ? `（${text}）` : ` (${text})`);

/** The address with its `lang` set and everything else kept. */
export function inLanguage(path: string, lang: Language): string {
  const [before = '/', query = ''] = path.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('lang', lang);
  return `${before}?${parameters.toString()}`;
}
