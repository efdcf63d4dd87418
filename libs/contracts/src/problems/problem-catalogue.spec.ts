import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS, problemOf } from './problem-catalogue.js';

const root = join(__dirname, '../../../..');
const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.includes('spec.ts') && !entry.parentPath.includes('testing'),
    )
    .map((entry) => join(entry.parentPath, entry.name));

describe('the problem catalogue', () => {
  it('has a row for every code that a refusal carries anywhere', () => {
    const used = new Map<string, string>();
    for (const file of ['libs', 'apps'].flatMap((top) => sources(join(root, top))))
      for (const match of readFileSync(file, 'utf8').matchAll(/\brefuse\(\s*'([a-z]+\.[a-z_.]+|internal)'/g)) used.set(match[1]!, file);
    expect(used.size).toBeGreaterThan(10);
    expect([...used].filter(([code]) => !Object.hasOwn(PROBLEMS, code))).toEqual([]);
  });
  it.each(Object.entries(PROBLEMS))('%s says what to do in both languages', (_code, row) => {
    expect(row.status).toBeGreaterThanOrEqual(400);
    for (const text of [row.title, row.remedy]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
    }
  });
  it('reads a code without a row, or an inherited name, as a bug', () => {
    for (const code of ['no.such', 'constructor', 'toString']) expect(problemOf(code)).toMatchObject({ code: 'internal', status: 500 });
  });
});
