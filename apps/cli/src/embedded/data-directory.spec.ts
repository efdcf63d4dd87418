import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../refusal.js';
import { claimDirectory } from './data-directory.js';

const COMMAND = { role: 'command', port: 0 } as const;
const fresh = (): string => mkdtempSync(join(tmpdir(), 'sandbar-claim-'));

describe('a data directory', () => {
  it('is made with every folder above it, closed to others', () => {
    const path = join(fresh(), 'a', 'b', 'c');
    const claimed = claimDirectory(path, COMMAND);
    for (const directory of [path, join(path, '..'), join(path, '..', '..')]) expect(statSync(directory).mode & 0o066).toBe(0);
    expect(() => claimDirectory(path, COMMAND)).toThrow(/is using the data directory/);
    claimed.release();
  });

  it('is refused in one line where it cannot be, and at once', () => {
    const file = join(fresh(), 'file');
    writeFileSync(file, '');
    // Node's own recursive mkdir never comes back from /proc.
    const places = [file, join(file, 'below'), ...(process.platform === 'linux' ? ['/proc/sandbar/data'] : [])];
    for (const path of places) expect(() => claimDirectory(path, COMMAND)).toThrow(Refusal);
  });
});
