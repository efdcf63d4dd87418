import { hash } from 'node:crypto';
import { parse } from 'uuid';

/**
 * The UUID version 5 (RFC 9562 §5.5) of a name in a namespace: the same effect asked for twice gets the same id.
 * @throws TypeError when the namespace is no UUID
 */
export function uuidFrom(namespace: string, name: string): string {
  // SHA-1 in one call: a command makes several ids, and uuid's own v5 sets a hash up and takes it down for each.
  const digest = hash('sha1', Buffer.concat([parse(namespace), Buffer.from(name, 'utf8')]), 'hex');
  const variant = ((Number.parseInt(digest[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
