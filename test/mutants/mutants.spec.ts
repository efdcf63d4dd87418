import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MUTANTS } from './catalogue.mjs';
import { edited } from './seed.mjs';

const CHECKOUT = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(CHECKOUT, file), 'utf8');

describe('the bugs of npm run mutants', () => {
  it('are ten, each of its own', () => {
    expect(MUTANTS).toHaveLength(10);
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(10);
    expect(new Set(MUTANTS.map(({ edits }) => JSON.stringify(edits))).size).toBe(10);
  });

  it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s: fits the sources and has its tests', (_, mutant) => {
    for (const edit of mutant.edits) expect(edited(read(edit.file), edit)).not.toBe(read(edit.file));
    expect([mutant.tests, existsSync(join(CHECKOUT, mutant.tests))]).toEqual([mutant.tests, true]);
    expect(mutant.tests).toMatch(
      { unit: /^(libs|apps|seeds)\/.*(?<!int-)spec\.ts$/, story: /^test\/scenarios\//, int: /\.int-spec\.ts$/ }[mutant.project],
    );
  });

  it('say so when the code moved', () => {
    const edit = { file: 'x.ts', find: 'a', replace: 'b' };
    expect(() => edited('c', edit)).toThrow(/0 times, not once/);
    expect(() => edited('aa', edit)).toThrow(/2 times, not once/);
  });
});
