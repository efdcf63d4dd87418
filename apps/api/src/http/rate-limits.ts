import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';

/** Offices share addresses: many people behind one may ask this many times as often as one person. */
const PEOPLE_BEHIND_ONE_ADDRESS = 10;

/** Counts requests in this process: by address before anybody is known, then by person, or by address without one. */
export class RateLimits {
  private readonly addresses: RateLimiterMemory;
  private readonly persons: RateLimiterMemory;

  /** @param perMinute requests of one person, or of one address that is not signed in */
  constructor(perMinute: number) {
    this.addresses = new RateLimiterMemory({ points: perMinute * PEOPLE_BEHIND_ONE_ADDRESS, duration: 60 });
    this.persons = new RateLimiterMemory({ points: perMinute, duration: 60 });
  }

  takeAddress(address: string): Promise<Refusal | undefined> {
    return take(this.addresses, address);
  }
  takePerson(address: string, person: string | undefined): Promise<Refusal | undefined> {
    return take(this.persons, person ?? `address ${address}`);
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<Refusal | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    return refuse('rate.limited', { retryAfterSeconds: Math.max(1, Math.ceil(rejected.msBeforeNext / 1000)) });
  }
}
