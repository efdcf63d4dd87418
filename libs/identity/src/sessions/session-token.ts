import { randomBytes } from 'node:crypto';
import { sha256Hex } from '@sandbar/hash';

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A fresh opaque token: 256 random bits as 43 characters of base64url. It is shown once and never stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: SHA-256, hex. A token has 256 bits of its own, so that no salt is needed. Undefined: not the shape of a token. */
export function hashOfToken(token: string): string | undefined {
  return SHAPE.test(token) ? sha256Hex(token) : undefined;
}
