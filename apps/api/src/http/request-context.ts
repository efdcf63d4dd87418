import type { FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { Actor } from '@sandbar/domain';
import { listCovers } from '@sandbar/identity';
import type { Cover, Device, KeyHolder, SignedIn } from '@sandbar/identity';
import type { Ctx } from '@sandbar/workflow';
import { RefusedException } from './refused.exception.js';

/** What the gate found out about a request before anything else ran. */
export interface RequestContext {
  readonly traceId: string;
  readonly signedIn: SignedIn | undefined;
  /** The system that asks by a key; never together with a session. */
  readonly key?: KeyHolder | undefined;
  /** In whose stead the request acts, where it says so. */
  readonly acting?: Cover | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    sandbar: RequestContext;
  }
}

/** The person who asks. @throws RefusedException `session.missing` */
export function getActor(request: FastifyRequest): Actor {
  const actor = request.sandbar.signedIn?.actor ?? request.sandbar.key?.actor;
  if (actor === undefined) throw new RefusedException(refuse('session.missing'));
  return actor;
}

/** The session that asks. @throws RefusedException `session.missing` */
export function getSignedIn(request: FastifyRequest): SignedIn {
  const { signedIn } = request.sandbar;
  if (signedIn === undefined) throw new RefusedException(refuse('session.missing'));
  return signedIn;
}

/** What the request came from, for the list of sessions. */
export function deviceOf(request: FastifyRequest): Device {
  return { userAgent: request.headers['user-agent'] ?? null, address: request.ip };
}

/** Who asks, in whose stead where the request says so, and for whom the person could stand in. */
export interface Asking extends Ctx {
  readonly covers: readonly Cover[];
}

/** On whose behalf the stores work for this request. @throws RefusedException `session.missing` */
export function ctxOf(request: FastifyRequest): Asking {
  const actor = getActor(request);
  const { traceId, acting, signedIn } = request.sandbar;
  if (acting !== undefined) {
    // Whoever stands in shows who they themselves are.
    const { authenticatedAt } = actor;
    const standing = { ...acting.actor, ...(authenticatedAt === undefined ? {} : { authenticatedAt }) };
    return { actor: standing, onBehalfOf: acting.onBehalfOf, traceId, covers: [acting] };
  }
  return { actor, traceId, covers: signedIn === undefined ? [] : listCovers(signedIn.identity) };
}
