import type { Audience, Bilingual } from '@sandbar/domain';

/**
 * Words of one notification. `text` says who did what; `todo` says, to those who must act, what to do. `{lane}`, `{province}` and `{clock}` stand for the
 * labels of what the fact names. Nothing of a declaration, an opinion or a comment can come in: there is no place for it.
 */
export interface Template {
  readonly version: number;
  readonly subject: Bilingual;
  readonly text: Bilingual;
  readonly todo: Readonly<Partial<Record<Audience, Bilingual>>>;
}

type Pair = readonly [zh: string, en: string];
const both = ([zh, en]: Pair): Bilingual => ({ zh, en });

/** One template, version 1. A changed wording raises the version: what was sent stays what it was. */
export function say(subject: Pair, text: Pair, todo: Readonly<Partial<Record<Audience, Pair>>> = {}, version = 1): Template {
  const todos = Object.entries(todo).map(([audience, pair]) => [audience, both(pair)] as const);
  return { version, subject: both(subject), text: both(text), todo: Object.fromEntries(todos) };
}
