import type { FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { judgeOrigin, tokenOfCookieHeader } from '@sandbar/identity';
import type { SignedIn } from '@sandbar/identity';
import type { ApiPorts } from '../ports/index.js';
import { findRoute } from '../routes.policy.js';
import type { RateLimits } from './rate-limits.js';
import type { RouteRow } from './route-row.js';
import { RefusedException } from './refused.exception.js';

const BODILESS = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);
const MEDIA_TYPES = { json: 'application/json', multipart: 'multipart/form-data', form: 'application/x-www-form-urlencoded' } as const;
/** RFC 2046 §5.1.1. */
const BOUNDARY = /^boundary=("[^"]{1,70}"|[^\s"]{1,70})$/i;

/**
 * Everything that is judged before a body is read: address and rate, origin, session, the route's row, content type. A route without a row is
 * nobody's: it answers as if it were not there.
 */
export class RequestGate {
  constructor(
    private readonly ports: Pick<ApiPorts, 'sessions' | 'policy'>,
    private readonly limits: RateLimits,
    private readonly publicUrl: string,
  ) {}

  /** @throws RefusedException */
  async pass(request: FastifyRequest): Promise<SignedIn | undefined> {
    check(await this.limits.takeAddress(request.ip));
    const row = findRoute(request.method, request.routeOptions.url);
    const token = tokenOfCookieHeader(request.headers.cookie);
    const found = token === undefined ? undefined : await this.ports.sessions.find(token);
    const signedIn = found === undefined || isRefusal(found) ? undefined : found;
    check(await this.limits.takePerson(request.ip, signedIn?.session.person));
    if (row === undefined) throw new RefusedException(refuse('route.not_found'));
    check(judgeOrigin(this.originOf(request)));
    check(this.admit(row, signedIn, found));
    check(rightMediaType(request, row));
    return signedIn;
  }

  private admit(row: RouteRow, signedIn: SignedIn | undefined, found: SignedIn | Refusal | undefined): Refusal | undefined {
    if (row.access === 'public') return undefined;
    // Rows that look at a case are judged where the case is at hand: here only that somebody asks.
    const barred =
      row.access === 'session' || row.ofCase === true
        ? this.ports.policy.admit(signedIn?.actor, 'sessions.own')
        : this.ports.policy.admit(signedIn?.actor, row.access);
    // «Expired» tells more than «missing».
    return barred !== undefined && signedIn === undefined && isRefusal(found) ? found : barred;
  }

  private originOf(request: FastifyRequest): Parameters<typeof judgeOrigin>[0] {
    const site = request.headers['sec-fetch-site'];
    return {
      method: request.method,
      origin: request.headers.origin,
      secFetchSite: Array.isArray(site) ? site[0] : site,
      publicUrl: this.publicUrl,
    };
  }
}

function check(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new RefusedException(refusal);
}

function rightMediaType(request: FastifyRequest, row: RouteRow): Refusal | undefined {
  if (BODILESS.has(request.method) || row.body === 'none') return undefined;
  const [sent = '', ...parameters] = (request.headers['content-type'] ?? '').split(';').map((part) => part.trim());
  const expected = MEDIA_TYPES[row.body];
  if (sent.toLowerCase() !== expected) return refuse('request.media_type', { expected });
  if (row.body === 'multipart') return parameters.some((one) => BOUNDARY.test(one)) ? undefined : refuse('request.malformed');
  // RFC 8259 §8.1: JSON is UTF-8; in another character set it would be read as something else.
  const charset = parameters
    .find((one) => /^charset=/i.test(one))
    ?.slice(8)
    .replaceAll('"', '')
    .toLowerCase();
  return charset === undefined || charset === 'utf-8' || charset === 'utf8'
    ? undefined
    : refuse('request.media_type', { expected: `${expected}; charset=utf-8` });
}
