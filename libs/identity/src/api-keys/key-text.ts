import { timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { sha256Hex } from '@sandbar/hash';
import { newToken } from '../sessions/session-token.js';

const SHAPE = /^sbx_([0-9a-f]{32})_([A-Za-z0-9_-]{43})_([0-9a-f]{8})$/;

/** A key as it is shown once: `sbx_<id>_<256 random bits>_<CRC-32>`. The prefix lets scanners of repositories find it, the checksum tells a typing error from a wrong key. */
export function newKey(id: string): { text: string; secretHash: string } {
  const secret = newToken();
  const body = `sbx_${id.replaceAll('-', '')}_${secret}`;
  return { text: `${body}_${checksum(body)}`, secretHash: sha256Hex(secret) };
}

/** Id and secret of a key's text; undefined: not the shape of a key, or its checksum is wrong. */
export function readKey(text: string): { id: string; secret: string } | undefined {
  const [, hex, secret, sum] = SHAPE.exec(text) ?? [];
  if (hex === undefined || secret === undefined || checksum(`sbx_${hex}_${secret}`) !== sum) return undefined;
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret };
}

/** A secret of 256 random bits needs no salt and no slow hash. */
export function isSecretOf(secretHash: string, secret: string): boolean {
  const [stored, given] = [Buffer.from(secretHash), Buffer.from(sha256Hex(secret))];
  return stored.length === given.length && timingSafeEqual(stored, given);
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
