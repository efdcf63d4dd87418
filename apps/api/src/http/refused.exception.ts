import { isRefusal } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';

/** A refusal on its way out: inside the product it is a value, at the edge the one filter turns it into application/problem+json. */
export class RefusedException extends Error {
  constructor(
    readonly refusal: Refusal,
    /** Members beside those of RFC 9457. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(refusal.code);
  }
}

/** @throws RefusedException when the value is a refusal */
export function accepted<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new RefusedException(value);
  return value;
}
