import { randomBytes } from 'node:crypto';
import { sha256Hex } from '@sandbar/hash';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with its defaults, which every authenticator knows: SHA-1, six digits, thirty seconds. */
const PARAMETERS = { issuer: 'Sandbar', algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps before and after the present one whose codes are taken too (RFC 6238 §5.2: clocks drift). */
const WINDOW = 1;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 10;

/** 160 random bits (RFC 4226 §4), as base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator reads from a QR code. */
export function uriOf(secret: string, login: string): string {
  return totpOf(secret, login).toString();
}

/** The step whose code this is, near `at`; undefined: none. */
export function stepOf(secret: string, code: string, at: string): number | undefined {
  const timestamp = Date.parse(at);
  const totp = totpOf(secret, '');
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** Ten codes of 80 bits, in groups of four. They are shown once; a code has bits enough that SHA-256 alone keeps it. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer }).base32.toLowerCase().replace(/(.{4})(?=.)/g, '$1-'),
  );
}

/** What is stored of a recovery code; undefined: not the shape of one. Spaces, hyphens and case do not count. */
export function hashOfRecoveryCode(typed: string): string | undefined {
  const bare = typed.toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z2-7]{16}$/.test(bare) ? sha256Hex(bare) : undefined;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ ...PARAMETERS, label, secret: Secret.fromBase32(secret) });
}
