import type { Bilingual } from '@sandbar/domain';

/** One row of a list, where the list itself is named in the plural. A test asks for a row for every list of rows. */
const ROWS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  checklist: ['核对项', 'Item'],
  points: ['补正事项', 'Point'],
  conditions: ['条件', 'Condition'],
  risks: ['风险点', 'Risk point'],
  questions: ['问题', 'Question'],
  answers: ['答复', 'Answer'],
  replies: ['答复', 'Reply'],
  withhold: ['填报项', 'Field'],
};

/** What one row of a list of a command is called. */
export function rowWords(path: readonly string[]): Bilingual | undefined {
  const row = ROWS[path.at(-1) ?? ''];
  return row === undefined ? undefined : { zh: row[0], en: row[1] };
}
