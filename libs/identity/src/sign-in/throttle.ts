import { sha256Hex } from '@sandbar/hash';
import type { Attempt } from '@sandbar/workflow';

/** Seconds to wait after the n-th attempt in a row: none for slips of the finger, then doubling. Never a lock for good (ASVS 6.1.1). */
export interface ThrottleRules {
  readonly account: readonly number[];
  readonly address: readonly number[];
  /** After so many quiet minutes the count begins anew. */
  readonly forgetMinutes: number;
}
const doubling = (free: number, first: number, most: number): number[] => {
  const delays: number[] = Array.from({ length: free }, () => 0);
  for (let seconds = first; seconds < most; seconds *= 2) delays.push(seconds);
  return [...delays, most];
};
/** An office shares one address: more is free there, and one wrong name after another still runs into the wall. */
export const DEFAULT_THROTTLE_RULES: ThrottleRules = { account: doubling(4, 2, 900), address: doubling(30, 1, 900), forgetMinutes: 60 };

/** Sign-in names are compared in one form: NFKC, lower case, no space around. */
export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/** Both counters of an attempt. Names and addresses are kept as hashes: people type passwords into the wrong field. */
export function attemptsOf(login: string, address: string, rules: ThrottleRules): { account: Attempt; address: Attempt } {
  return {
    account: { key: `account:${sha256Hex(login)}`, delays: rules.account },
    address: { key: `address:${sha256Hex(networkOf(address))}`, delays: rules.address },
  };
}

/** One subscriber holds a /64 of IPv6: the count is kept for the network. IPv4 addresses stand for themselves, mapped ones too. */
export function networkOf(address: string): string {
  const bare = address.toLowerCase().replace(/%.*$/, '');
  const mapped = /^(?:::ffff:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!bare.includes(':')) return bare;
  const [head = '', tail] = bare.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}
