import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { RefusedException } from './refused.exception.js';

/** A version no case and no working copy ever has: an entity tag of somebody else's making matches nothing. */
const NO_VERSION = -1;
/** What is left of the 200 beside the id of an API key. */
const SYSTEM_KEY_CHARACTERS = 160;

/** Sets the strong entity tag of what is answered: `"v12"` for a case, `"r3"` for a working copy. */
export function setVersion(reply: FastifyReply, mark: 'v' | 'r', version: number): void {
  reply.header('ETag', `"${mark}${version}"`);
}

/**
 * The version that If-Match names (RFC 9110 §13.1.1). Weak tags never match; `*` does not say what was looked at, so it counts as absent.
 * @throws RefusedException `version.required` (428, RFC 6585 §3)
 */
export function expectedVersion(request: FastifyRequest, mark: 'v' | 'r'): number {
  const header = request.headers['if-match'];
  if (header === undefined || header.trim() === '' || header.trim() === '*') throw new RefusedException(refuse('version.required'));
  const found = /^"([vr])(\d{1,9})"$/.exec(header.trim());
  return found !== null && found[1] === mark ? Number(found[2]) : NO_VERSION;
}

/**
 * The Idempotency-Key of a command: 1 to 200 visible ASCII characters (160 where a system asks), unique for a person, kept for ever beside the answer.
 * Two systems of one person cannot meet in it: what a system sends is told apart by its API key.
 * @throws RefusedException `command.key_required`
 */
export function idempotencyKey(request: FastifyRequest): string {
  const header = request.headers['idempotency-key'];
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header)) throw new RefusedException(refuse('command.key_required'));
  const { key } = request.sandbar;
  if (key === undefined) return header;
  if (header.length > SYSTEM_KEY_CHARACTERS) throw new RefusedException(refuse('command.key_required'));
  return `${key.key.id}:${header}`;
}
