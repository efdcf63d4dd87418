import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sha256Hex } from '@sandbar/hash';
import { SecretsNotConfigured, SecretUnreadable } from '@sandbar/workflow';
import type { SecretBox } from '@sandbar/workflow';

const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D: 96 random bits are safe for 2^32 texts under one key, far beyond what is sealed here. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under a key from outside. The purpose is authenticated with the text, so that a row's secret copied into another row does not open.
 * Text: `v1.<key's name>.<base64url of iv, ciphertext and tag>`.
 */
export class AesSecretBox implements SecretBox {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly first: string | undefined;

  /** @param keys 32 bytes each; the first seals, all open (rotation: put the new one in front). None: every call throws SecretsNotConfigured. */
  constructor(keys: readonly Uint8Array[]) {
    this.keys = new Map(keys.map((key) => [nameOf(key), Buffer.from(key)]));
    this.first = keys[0] === undefined ? undefined : nameOf(keys[0]);
  }

  seal(plain: string, purpose: string): string {
    if (this.first === undefined) throw new SecretsNotConfigured();
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.keys.get(this.first)!, iv).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1.${this.first}.${sealed.toString('base64url')}`;
  }

  open(sealed: string, purpose: string): string {
    if (this.first === undefined) throw new SecretsNotConfigured();
    const [version, name = '', text = ''] = sealed.split('.');
    const key = this.keys.get(name);
    const bytes = Buffer.from(text, 'base64url');
    if (version !== 'v1' || key === undefined || bytes.length < IV_BYTES + TAG_BYTES) throw new SecretUnreadable();
    try {
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      throw new SecretUnreadable();
    }
  }
}

/** Tells keys apart without telling anything of them. */
function nameOf(key: Uint8Array): string {
  return sha256Hex(key).slice(0, 8);
}
