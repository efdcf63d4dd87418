import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Refusal } from '../../refusal.js';

const KEY = /^[A-Za-z0-9+/]{43}=$/;
const LEAST_PASSPHRASE = 15;
/** 128 MiB and some tenths of a second for each guess (RFC 7914; OWASP's advice of 2023). */
const SCRYPT = { N: 131_072, r: 8, p: 1 } as const;
/** A header may come from anybody: it must not make us use all memory. */
const MOST_N = 1_048_576;

/** What stands in `manifest.json` of an encrypted backup: how the backup's own key is kept under the operator's. */
export interface KeyHeader {
  readonly version: 1;
  readonly cipher: 'aes-256-gcm';
  /** Null: a key of 32 bytes was given as it is. */
  readonly scrypt: { readonly salt: string; readonly N: number; readonly r: number; readonly p: number } | null;
  /** Nonce, wrapped key and tag, base64. */
  readonly wrapped: string;
}

/** A key of 32 bytes, or a passphrase of which one is made. */
export type OperatorKey = { readonly key: Buffer } | { readonly passphrase: string };

/** @throws Refusal where a file cannot be read, or holds no key or no passphrase; undefined: neither was named */
export function readOperatorKey(files: { readonly keyFile?: string; readonly passphraseFile?: string }): OperatorKey | undefined {
  const { keyFile, passphraseFile } = files;
  if (keyFile !== undefined && passphraseFile !== undefined)
    throw new Refusal('--key-file 与 --passphrase-file 只能选其一。', 'Give --key-file or --passphrase-file, not both.', 2);
  if (keyFile !== undefined) {
    const text = firstLineOf(keyFile);
    if (KEY.test(text)) return { key: Buffer.from(text, 'base64') };
    throw new Refusal(
      `${keyFile} 不是密钥：应为32字节的 base64（openssl rand -base64 32）。`,
      `${keyFile} holds no key: it must be 32 bytes in base64 (openssl rand -base64 32).`,
      2,
    );
  }
  if (passphraseFile === undefined) return undefined;
  const passphrase = firstLineOf(passphraseFile).normalize('NFC');
  if ([...passphrase].length >= LEAST_PASSPHRASE) return { passphrase };
  throw new Refusal(
    `${passphraseFile} 中的口令太短：第一行至少 ${LEAST_PASSPHRASE} 个字符。`,
    `The passphrase in ${passphraseFile} is too short: its first line needs at least ${LEAST_PASSPHRASE} characters.`,
    2,
  );
}

/** A new key for one backup, wrapped under the operator's. */
export async function wrapNewKey(operator: OperatorKey): Promise<{ readonly key: Buffer; readonly header: KeyHeader }> {
  const key = randomBytes(32);
  const kdf = 'key' in operator ? null : { salt: randomBytes(16).toString('base64'), ...SCRYPT };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(operator, kdf), nonce);
  cipher.setAAD(aadOf(kdf));
  const wrapped = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64');
  return { key, header: { version: 1, cipher: 'aes-256-gcm', scrypt: kdf, wrapped } };
}

/** @throws Refusal for another key, another kind of key, a changed header, and one of a later form */
export async function unwrapKey(operator: OperatorKey, header: KeyHeader): Promise<Buffer> {
  if (header.version !== 1)
    throw new Refusal('备份来自更新的版本，请升级本程序。', 'The backup comes from a newer release; update this program.', 3);
  if ('key' in operator !== (header.scrypt === null)) throw otherKey();
  try {
    const wrapped = Buffer.from(header.wrapped, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', await wrappingKey(operator, header.scrypt), wrapped.subarray(0, 12));
    decipher.setAAD(aadOf(header.scrypt));
    decipher.setAuthTag(wrapped.subarray(-16));
    const key = Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
    if (key.length !== 32) throw new Error('a key of another length');
    return key;
  } catch (cause) {
    throw otherKey(cause);
  }
}

/** One answer for all of it: what does not fit cannot be told from what was changed. */
export const otherKey = (cause?: unknown): Refusal =>
  new Refusal(
    '备份无法解密：密钥（口令）不是写入时所用的，或备份已被改动。未作任何改动。',
    'The backup cannot be decrypted: the key (passphrase) is not the one it was written with, or the backup was changed. Nothing was changed.',
    1,
    { cause },
  );

async function wrappingKey(operator: OperatorKey, kdf: KeyHeader['scrypt']): Promise<Buffer> {
  if ('key' in operator) return operator.key;
  const { salt, N, r, p } = kdf!;
  if (!(N <= MOST_N && r <= 16 && p <= 4)) throw new Error('scrypt costs too much');
  return new Promise((resolve, reject) =>
    scrypt(operator.passphrase, Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem: 256 * N * r }, (fault, key) =>
      fault === null ? resolve(key) : reject(fault),
    ),
  );
}

const aadOf = (kdf: KeyHeader['scrypt']): Buffer =>
  Buffer.from(`sandbar backup 1 ${kdf === null ? 'key' : `scrypt ${kdf.N} ${kdf.r} ${kdf.p} ${kdf.salt}`}`);

function firstLineOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0]!.trim();
  } catch (fault) {
    throw new Refusal(`无法读取文件：${file}`, `Cannot read ${file}: ${(fault as NodeJS.ErrnoException).code ?? String(fault)}`, 2);
  }
}
