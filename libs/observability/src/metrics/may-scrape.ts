import { createHash, timingSafeEqual } from 'node:crypto';

export interface ScrapeRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Address at the other end of the connection, whatever proxies say. */
  readonly remoteAddress: string | undefined;
}
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

/**
 * May this request read the metrics? With a token: whoever brings it (`Authorization: Bearer`). Without one: this machine alone, and not through a proxy on
 * it, which would lend its own address to everybody.
 */
export function mayScrape({ headers, remoteAddress }: ScrapeRequest, token: string | undefined): boolean {
  if (token === undefined) return LOOPBACK.test(remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);
  const sent = headers['authorization'];
  return typeof sent === 'string' && sent.startsWith('Bearer ') && same(sent.slice('Bearer '.length), token);
}

/** In time that does not tell how much of it is right. */
function same(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
}
