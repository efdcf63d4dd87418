import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** Why a webhook's address is refused. */
export type AddressFault = 'url.malformed' | 'url.insecure' | 'url.credentials' | 'host.unknown' | 'host.private';

/** Finds every address of a host name; the system's resolver by default. */
export type Resolve = (host: string) => Promise<readonly string[]>;
export const systemResolve: Resolve = async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

export interface AddressRules {
  /** For tests and the demo only: this machine may be called, and without TLS. */
  readonly loopback: boolean;
}

/** What is given out of IPv6; outside of it lie forms that name an IPv4 address, such as `::7f00:1` for 127.0.0.1. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Is it an address of the open internet? Everything else (private, loopback, link-local, metadata, multicast, mapped, translated, reserved) is not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.match(GLOBAL_IPV6));
}
const isLoopback = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';

/**
 * The address to connect to, looked up now. A name that leads to any address that is not public is refused whole: nobody gets to choose among them.
 * Connect to the address that is returned, never to the name again (DNS rebinding).
 */
export async function findSafeAddress(
  text: string,
  rules: AddressRules,
  resolve: Resolve = systemResolve,
): Promise<{ readonly url: URL; readonly address: string } | AddressFault> {
  if (!URL.canParse(text)) return 'url.malformed';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'url.credentials';
  if (url.protocol !== 'https:' && !(rules.loopback && url.protocol === 'http:')) return 'url.insecure';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  let found: readonly string[];
  try {
    found = ipaddr.isValid(host) ? [host] : await resolve(host);
  } catch {
    return 'host.unknown';
  }
  const [address] = found;
  if (address === undefined) return 'host.unknown';
  const allowed = (one: string): boolean => isPublicAddress(one) || (rules.loopback && isLoopback(one));
  if (!found.every(allowed)) return 'host.private';
  // Clear text is for this machine alone.
  if (url.protocol === 'http:' && !isLoopback(address)) return 'url.insecure';
  return { url, address };
}
