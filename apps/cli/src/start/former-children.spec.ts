import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildrenNote } from './former-children.js';

const fresh = (): string => mkdtempSync(join(tmpdir(), 'sandbar-note-'));

describe('the note of served processes', () => {
  it('names every process that was started', () => {
    const directory = fresh();
    const note = new ChildrenNote(directory);
    note.add('api', process.pid);
    note.add('worker', process.ppid);
    expect((JSON.parse(readFileSync(join(directory, 'children.json'), 'utf8')) as { pid: number }[]).map(({ pid }) => pid)).toEqual([
      process.pid,
      process.ppid,
    ]);
    note.remove();
    expect(existsSync(join(directory, 'children.json'))).toBe(false);
  });

  it('ends nobody where it cannot be written', () => {
    const file = join(fresh(), 'no-directory');
    writeFileSync(file, '');
    expect(() => new ChildrenNote(file).add('api', process.pid)).not.toThrow();
    expect(() => new ChildrenNote(join(fresh(), 'gone')).add('api', process.pid)).not.toThrow();
  });
});
