import type { FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { resolveCover } from '@sandbar/identity';
import type { Cover, SignedIn } from '@sandbar/identity';
import type { ApiPorts } from '../ports/index.js';
import { findRoute } from '../routes.policy.js';
import { RefusedException } from './refused.exception.js';

/** Header by which a request says in whose stead it acts: the delegator's person id. Pages say it in the address, `?as=`. */
export const ON_BEHALF_OF = 'sandbar-on-behalf-of';

/**
 * In whose stead a request acts; undefined: in the person's own name. What the session remembers is not enough here: the delegation is read anew, so
 * that one taken back is over with the next request.
 * @throws RefusedException `cover.not_here` on a route that knows no absence cover, `cover.not_in_force`
 */
export async function actingFor(
  request: FastifyRequest,
  signedIn: SignedIn | undefined,
  ports: Pick<ApiPorts, 'people' | 'clock'>,
): Promise<Cover | undefined> {
  const row = findRoute(request.method, request.routeOptions.url);
  const asked = request.headers[ON_BEHALF_OF] ?? (row?.acting === true && row.tag === undefined ? asIn(request.query) : undefined);
  if (asked === undefined) return undefined;
  if (row?.acting !== true) throw new RefusedException(refuse('cover.not_here'));
  if (signedIn === undefined) throw new RefusedException(refuse('session.missing'));
  const identity = await ports.people.findIdentity(signedIn.actor.person, ports.clock.now());
  const cover = identity && typeof asked === 'string' ? resolveCover(identity, asked) : undefined;
  if (cover === undefined) throw new RefusedException(refuse('cover.not_in_force'));
  return cover;
}

function asIn(query: unknown): unknown {
  const named = (query ?? {}) as Readonly<Record<string, unknown>>;
  return Object.hasOwn(named, 'as') && named['as'] !== '' ? named['as'] : undefined;
}
