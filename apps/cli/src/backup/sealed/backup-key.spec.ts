import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOperatorKey, unwrapKey, wrapNewKey, type KeyHeader } from './backup-key.js';

const PASSPHRASE = { passphrase: '潮平两岸阔 风正一帆悬 春江潮水连海平' };
const refusal = (exitCode: number, en: RegExp) => expect.objectContaining({ exitCode, en: expect.stringMatching(en) as string }) as unknown;

describe('the key of a backup', () => {
  it('is new each time, and opens with the operator’s key or passphrase', async () => {
    const operator = { key: randomBytes(32) };
    const [one, other] = [await wrapNewKey(operator), await wrapNewKey(operator)];
    expect(one.key.equals(other.key)).toBe(false);
    expect((await unwrapKey(operator, one.header)).equals(one.key)).toBe(true);
    expect(one.header).toMatchObject({ version: 1, cipher: 'aes-256-gcm', scrypt: null });
    const phrased = await wrapNewKey(PASSPHRASE);
    expect(phrased.header.scrypt).toMatchObject({ N: 131_072, r: 8, p: 1 });
    expect((await unwrapKey({ ...PASSPHRASE }, phrased.header)).equals(phrased.key)).toBe(true);
    expect(JSON.stringify(phrased.header)).not.toContain('潮');
  });

  it('has one answer for another key, another kind of key, and a header that was changed', async () => {
    const operator = { key: randomBytes(32) };
    const { header } = await wrapNewKey(operator);
    const { header: phrased } = await wrapNewKey(PASSPHRASE);
    const wrapped = Buffer.from(header.wrapped, 'base64');
    wrapped[20]! ^= 1;
    const cheaper = { ...phrased.scrypt!, N: 1_024 };
    const costly = { ...phrased.scrypt!, N: 2 ** 30 };
    for (const [key, changed] of [
      [{ key: randomBytes(32) }, header],
      [PASSPHRASE, header],
      [operator, phrased],
      [{ passphrase: `${PASSPHRASE.passphrase}!` }, phrased],
      [operator, { ...header, wrapped: wrapped.toString('base64') }],
      [operator, { ...header, wrapped: '' }],
      [PASSPHRASE, { ...phrased, scrypt: cheaper }],
      [PASSPHRASE, { ...phrased, scrypt: costly }],
    ] as const)
      await expect(unwrapKey(key, changed)).rejects.toEqual(refusal(1, /cannot be decrypted.*Nothing was changed/));
    await expect(unwrapKey(operator, { ...header, version: 2 } as unknown as KeyHeader)).rejects.toEqual(refusal(3, /newer release/));
  });

  it('comes from a file of either kind, and one that will not do says why', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbar-key-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const key = randomBytes(32);
    expect(readOperatorKey({})).toBeUndefined();
    expect(readOperatorKey({ keyFile: file('key', `${key.toString('base64')}\n`) })).toEqual({ key });
    expect(readOperatorKey({ passphraseFile: file('phrase', `${PASSPHRASE.passphrase}\r\nsecond line\n`) })).toEqual(PASSPHRASE);
    for (const [files, en] of [
      [{ keyFile: file('short', randomBytes(31).toString('base64')) }, /32 bytes/],
      [{ passphraseFile: file('weak', 'fourteen chars') }, /at least 15/],
      [{ keyFile: join(folder, 'missing') }, /ENOENT/],
      [{ keyFile: 'a', passphraseFile: 'b' }, /not both/],
    ] as const) {
      let met: unknown;
      try {
        readOperatorKey(files);
      } catch (fault) {
        met = fault;
      }
      expect(met).toEqual(refusal(2, en));
    }
    rmSync(folder, { recursive: true });
  });
});
