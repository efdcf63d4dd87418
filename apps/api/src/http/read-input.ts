import type { FastifyRequest } from 'fastify';
import { isRefusal } from '@sandbar/domain';
import { parseBody } from '@sandbar/contracts';
import type { PayloadClass } from '@sandbar/contracts';
import { RefusedException, accepted } from './refused.exception.js';

/** The body by its class. @throws RefusedException `payload.invalid` (422) with every fault */
export function readBody<T extends object>(request: FastifyRequest, of: PayloadClass<T>): T {
  return accepted(parseBody(of, request.body));
}

/** The query by its class. @throws RefusedException `query.invalid` (400) with every fault */
export function readQuery<T extends object>(request: FastifyRequest, of: PayloadClass<T>): T {
  // Fastify's query has no prototype and repeated names as lists: both are what the checks expect.
  const read = parseBody(of, { ...(request.query as object) });
  if (isRefusal(read)) throw new RefusedException({ ...read, code: 'query.invalid' });
  return read;
}
