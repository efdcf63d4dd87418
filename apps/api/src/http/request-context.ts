import type { FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { Actor } from '@sandbar/domain';
import type { SignedIn } from '@sandbar/identity';
import type { Ctx } from '@sandbar/workflow';
import { RefusedException } from './refused.exception.js';

/** What the gate found out about a request before anything else ran. */
export interface RequestContext {
  readonly traceId: string;
  readonly signedIn: SignedIn | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    sandbar: RequestContext;
  }
}

/** The person who asks. @throws RefusedException `session.missing` */
export function getActor(request: FastifyRequest): Actor {
  const actor = request.sandbar.signedIn?.actor;
  if (actor === undefined) throw new RefusedException(refuse('session.missing'));
  return actor;
}

/** On whose behalf the stores work for this request. @throws RefusedException `session.missing` */
export function ctxOf(request: FastifyRequest): Ctx {
  return { actor: getActor(request), traceId: request.sandbar.traceId };
}
