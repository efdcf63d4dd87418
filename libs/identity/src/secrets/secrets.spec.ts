import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretsNotConfigured, SecretUnreadable } from '@sandbar/workflow';
import { AesSecretBox } from './aes-secret-box.js';
import { secretKeysOf } from './secret-keys.js';

const key = () => randomBytes(32);

describe('a secret box', () => {
  it('gives back what was put in, and never seals one text the same way twice', () => {
    const box = new AesSecretBox([key()]);
    const sealed = Array.from({ length: 100 }, () => box.seal('种子 seed', 'totp:ann'));
    expect(new Set(sealed).size).toBe(100);
    for (const one of sealed) expect(box.open(one, 'totp:ann')).toBe('种子 seed');
    expect(sealed.join()).not.toContain('seed');
  });

  it('opens for its own purpose only, and nothing that was changed anywhere', () => {
    const box = new AesSecretBox([key()]);
    const sealed = box.seal('seed', 'totp:ann');
    expect(() => box.open(sealed, 'totp:bob')).toThrow(SecretUnreadable);
    const [version, name, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => box.open(`${version}.${name}.${changed.toString('base64url')}`, 'totp:ann')).toThrow(SecretUnreadable);
    }
    for (const rubbish of ['', 'v1', 'v1..', `v2.${name}.${text}`, `v1.${name}.`, `v1.${name}.${text.slice(0, 20)}`])
      expect(() => box.open(rubbish, 'totp:ann')).toThrow(SecretUnreadable);
  });

  it('goes over to a new key while the old one still opens', () => {
    const [old, fresh] = [key(), key()];
    const sealed = new AesSecretBox([old]).seal('seed', 'p');
    const both = new AesSecretBox([fresh, old]);
    expect(both.open(sealed, 'p')).toBe('seed');
    expect(new AesSecretBox([fresh]).open(both.seal('seed', 'p'), 'p')).toBe('seed');
    expect(() => new AesSecretBox([fresh]).open(sealed, 'p')).toThrow(SecretUnreadable);
  });

  it('without a key says so', () => {
    const none = new AesSecretBox([]);
    expect(() => none.seal('seed', 'p')).toThrow(SecretsNotConfigured);
    expect(() => none.open('v1.a.b', 'p')).toThrow(SecretsNotConfigured);
  });
});

describe('the keys of an installation', () => {
  let dataDir: string;
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'sandbar-keys-'))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('come from SECRETS_KEY; production makes none up', () => {
    const given = key().toString('base64');
    expect(secretKeysOf({ secretsKeys: [given], mode: 'production', dataDir })).toEqual([Buffer.from(given, 'base64')]);
    expect(secretKeysOf({ secretsKeys: [], mode: 'production', dataDir })).toEqual([]);
  });

  it('are made once in the demo, for this user only', () => {
    const demo = { secretsKeys: [], mode: 'demo' as const, dataDir: join(dataDir, 'new') };
    const [first] = secretKeysOf(demo);
    expect(secretKeysOf(demo)).toEqual([first]);
    expect(statSync(join(demo.dataDir, 'secrets.key')).mode & 0o777).toBe(0o600);
    writeFileSync(join(demo.dataDir, 'secrets.key'), 'short');
    expect(() => secretKeysOf(demo)).toThrow('secrets.key holds no key');
  });
});
