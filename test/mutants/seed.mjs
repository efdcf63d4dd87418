import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of a file with one edit.
 * @throws Error where the text to replace does not stand in the file exactly once: the code moved, and the bug must be chosen anew
 */
export function edited(text, { file, find, replace }) {
  const found = text.split(find).length - 1;
  if (found !== 1) throw new Error(`${file}: the text to replace stands there ${found} times, not once:\n${find}`);
  return text.replace(find, () => replace);
}

/** Seeds a bug in a copy of the checkout. @returns what takes it out again */
export function seed(copy, mutant) {
  const before = mutant.edits.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]);
  for (const edit of mutant.edits) {
    const path = join(copy, edit.file);
    writeFileSync(path, edited(readFileSync(path, 'utf8'), edit));
  }
  return () => before.reverse().forEach(([file, text]) => writeFileSync(join(copy, file), text));
}
