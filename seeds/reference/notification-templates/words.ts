import type { Audience } from '@sandbar/domain';
import type { Bilingual } from '../reference-data.js';

/**
 * Words of one notification. `text` says who did what; `todo` says, to those who must act, what to do. `{lane}`, `{province}`, `{clock}`, `{audience}` and
 * `{firm}` stand for the labels of what the fact names. Nothing of a declaration, an opinion or a comment can come in: there is no place for it.
 */
export interface Words {
  version: number;
  subject: Bilingual;
  text: Bilingual;
  todo: Partial<Record<Audience, Bilingual>>;
}

type Pair = readonly [zh: string, en: string];
const both = ([zh, en]: Pair): Bilingual => ({ zh, en });

/** One template. A changed wording raises the version: what was sent stays what it was. */
export function say(subject: Pair, text: Pair, todo: Readonly<Partial<Record<Audience, Pair>>> = {}, version = 1): Words {
  const todos = Object.entries(todo).map(([audience, pair]) => [audience, both(pair)] as const);
  return { version, subject: both(subject), text: both(text), todo: Object.fromEntries(todos) };
}
