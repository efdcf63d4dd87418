import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BounceMaildir } from './bounce-maildir.js';
import { DSN_BYTES } from './parse-dsn.js';
import type { BounceResult } from './record-bounce.js';

describe('the maildir of bounces', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbar-maildir-'));
    for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(folder, part));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const put = (name: string, text: string): void => writeFileSync(join(folder, 'new', name), text);
  const lying = (): Record<string, string[]> => ({
    new: readdirSync(join(folder, 'new')).sort(),
    cur: readdirSync(join(folder, 'cur')).sort(),
  });
  /** Takes every file for what its text says. */
  const asTheySay = { take: (report: Buffer) => Promise.resolve(report.toString() as BounceResult) };

  it('is read by name, each file once; what was no report of ours stays unseen for a person', async () => {
    for (const [n, result] of ['bounced', 'known', 'passing', 'unknown', 'not-a-report'].entries()) put(`${n}.host`, result);
    const maildir = new BounceMaildir(folder, asTheySay);
    expect((await maildir.pass()).taken.map(({ file, result }) => `${file} ${result}`)).toEqual([
      '0.host bounced',
      '1.host known',
      '2.host passing',
      '3.host unknown',
      '4.host not-a-report',
    ]);
    expect(lying()).toEqual({ new: [], cur: ['0.host:2,S', '1.host:2,S', '2.host:2,S', '3.host:2,', '4.host:2,'] });
    expect(await maildir.pass()).toEqual({ taken: [], failed: [] });
  });

  it('keeps what could not be taken, and goes on with the rest', async () => {
    put('a', 'bounced');
    put('b', 'bounced');
    let broken = true;
    const take = (): Promise<BounceResult> => {
      if (!broken) return Promise.resolve('bounced');
      broken = false;
      return Promise.reject(new Error('no database'));
    };
    const maildir = new BounceMaildir(folder, { take });
    const first = await maildir.pass();
    expect(first.failed).toMatchObject([{ file: 'a', fault: { message: 'no database' } }]);
    expect(lying()).toEqual({ new: ['a'], cur: ['b:2,S'] });
    expect((await maildir.pass()).taken).toEqual([{ file: 'a', result: 'bounced' }]);
  });

  it('reads the beginning of a long file, and nothing that is no file', async () => {
    put('long', 'x'.repeat(DSN_BYTES + 5));
    mkdirSync(join(folder, 'new', 'folder'));
    symlinkSync('/etc/passwd', join(folder, 'new', 'link'));
    put('.hidden', 'bounced');
    const lengths: number[] = [];
    const take = ({ length }: Buffer): Promise<BounceResult> => Promise.resolve((lengths.push(length), 'not-a-report'));
    await new BounceMaildir(folder, { take }).pass();
    expect(lengths).toEqual([DSN_BYTES]);
    expect(lying().new).toEqual(['.hidden', 'folder', 'link']);
  });

  it('may be read by several workers: whoever comes late finds nothing to put away', async () => {
    put('a', 'bounced');
    const other = new BounceMaildir(folder, asTheySay);
    const slow = new BounceMaildir(folder, {
      take: async () => ((await other.pass()).taken, 'known'),
    });
    expect(await slow.pass()).toEqual({ taken: [{ file: 'a', result: 'known' }], failed: [] });
    expect(lying()).toEqual({ new: [], cur: ['a:2,S'] });
  });

  it('that is not there is a fault that names it', async () => {
    await expect(new BounceMaildir(join(folder, 'gone'), asTheySay).pass()).rejects.toThrow(/gone\/new/);
  });
});
