import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { enterOffice } from '../../../../test/faults/road/demo-office.js';
import { createProgram } from '../line/program.js';
import { explain } from '../line/explain.js';

const RULE = {
  ...{ code: 'clock.notice.published', authority: 'pbc-anhui', value: 8, basisKind: 'house', effectiveFrom: '2099-01-01' },
  ...{ basis: { zh: '演示：四省市商定', en: 'Demonstration' }, reason: { zh: '演示：县域', en: 'Demonstration: counties' } },
};

/** The command line in this process, over a database of the test's own. */
describe('sandbar rules', () => {
  let database: TestDatabase;
  let folder: string;
  const former = { ...process.env };
  beforeAll(async () => {
    database = await openTestDatabase();
    await enterOffice(database.systemUrl);
    folder = mkdtempSync(join(tmpdir(), 'sandbar-rules-'));
    const { appUrl, systemUrl, ownerUrl } = database;
    Object.assign(process.env, { DATABASE_URL_APP: appUrl, DATABASE_URL_SYSTEM: systemUrl, DATABASE_URL_OWNER: ownerUrl });
  }, 60_000);
  afterAll(async () => {
    process.env = former;
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  });

  const file = (name: string, rules: readonly unknown[]): string => {
    writeFileSync(join(folder, name), JSON.stringify({ rules }));
    return join(folder, name);
  };
  async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const spies = [
      jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true)),
      jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true)),
    ];
    try {
      const failed = await createProgram('0')
        .parseAsync(words, { from: 'user' })
        .then(
          () => 0,
          (error: unknown) => explain(error, (text) => (err += text)),
        );
      return { code: failed, out, err };
    } finally {
      for (const spy of spies) spy.mockRestore();
      process.exitCode = undefined;
    }
  }

  it('lists the rules of a day, with their grounds, as lines and as JSON; a code names one rule or all that begin with it', async () => {
    const { out, err } = await run('rules', 'list', 'clock.notice', '--at', '2026-09-18');
    expect(out).toMatch(
      /^clock\.notice\.published {2}v1 {2}基线\/baseline {2}5 working-day {2}2020-02-01\.\. {2}house: .*未核实\/not verified/m,
    );
    expect([out.trimEnd().split('\n').length, err]).toEqual([4, 'day=2026-09-18 rules=4\n']);
    const { rules } = JSON.parse((await run('rules', 'list', 'checklist.consumer', '--json')).out) as { rules: { unit: string }[] };
    expect(rules.map(({ unit }) => unit)).toEqual(Array.from({ length: 10 }, () => 'place'));
    expect(await run('rules', 'list', 'clock.moon')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no such rule') as string,
    });
    expect(await run('rules', 'list', '--at', '2026-02-30')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Not a day') as string,
    });
  });

  it('loads by two persons after a dry run, and lists the version from its day on', async () => {
    const path = file('rules.json', [RULE]);
    const dry = await run('rules', 'load', path, '--dry-run');
    expect([dry.code, dry.err]).toEqual([0, 'rules=1 clocks_kept=0 cases=0\n']);
    expect(dry.out).toContain('clock.notice.published v1  pbc-anhui  — -> 8 working-day  2099-01-01..');
    expect((await run('rules', 'changes')).out).toBe('');
    expect(await run('rules', 'load', path)).toMatchObject({ code: 2, err: expect.stringContaining('--by') as string });
    expect(await run('rules', 'load', path, '--by', 'pbc-anhui.intake-officer-1')).toMatchObject({ code: 1 });
    const loaded = JSON.parse((await run('rules', 'load', path, '--by', 'pbc-anhui.case-administrator', '--json')).out) as {
      change: { id: string };
    };
    const { id } = loaded.change;
    expect((await run('rules', 'changes')).out).toContain('待确认/to be confirmed');
    const own = await run('rules', 'confirm', id, '--by', 'pbc-anhui.case-administrator');
    expect([own.code, own.err]).toEqual([1, expect.stringContaining('Whoever entered it cannot confirm it')]);
    expect(await run('rules', 'confirm', id, '--by', 'system-administrator')).toMatchObject({ code: 0 });
    expect((await run('rules', 'list', RULE.code, '--at', '2099-01-01')).out).toContain('pbc-anhui  8 working-day');
    expect((await run('rules', 'list', RULE.code, '--at', '2098-12-31')).out).not.toContain('pbc-anhui');
    expect(await run('rules', 'withdraw', id, '--by', 'system-administrator')).toMatchObject({ code: 1 });
  });

  it('says every fault with its place and what would be right, in both languages, and writes nothing', async () => {
    const path = file('faulty.json', [{ ...RULE, reason: null, effectiveFrom: '2020-01-01', basis: { zh: '依据' } }]);
    expect(await run('rules', 'load', path, '--dry-run')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/\/rules\/0\/basis\/en: 必须填写.* \/ .*is required/) as string,
    });
    const judged = file('judged.json', [{ ...RULE, reason: null, effectiveFrom: '2020-01-01' }]);
    const { code, out, err } = await run('rules', 'load', judged, '--by', 'system-administrator');
    expect([code, out]).toEqual([2, '']);
    for (const words of [
      '/rules/0/reason: 偏离基线须写明理由',
      '/rules/0/effectiveFrom: 不得早于',
      '/rules/0/reason: a deviation from the baseline needs',
      'must be 20',
    ])
      expect(err).toContain(words);
    expect(await run('rules', 'load', join(folder, 'none.json'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('is no JSON file') as string,
    });
  });
});
