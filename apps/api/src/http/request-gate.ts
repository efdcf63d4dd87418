import type { FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { barredByScope, judgeOrigin, needsSecondFactor, tokenOfCookieHeader } from '@sandbar/identity';
import type { KeyHolder, SignedIn } from '@sandbar/identity';
import type { ApiPorts, ApiSettings } from '../ports/index.js';
import { findRoute } from '../routes.policy.js';
import type { RateLimits } from './rate-limits.js';
import type { RouteRow } from './route-row.js';
import { RefusedException, accepted } from './refused.exception.js';

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
    private readonly ports: Pick<ApiPorts, 'sessions' | 'policy' | 'keys' | 'rules' | 'clock'>,
    private readonly limits: RateLimits,
    private readonly settings: Pick<ApiSettings, 'publicUrl'>,
  ) {}

  /** @throws RefusedException */
  async pass(request: FastifyRequest): Promise<Passed> {
    check(await this.limits.takeAddress(request.ip));
    const row = findRoute(request.method, request.routeOptions.url);
    const token = tokenOfCookieHeader(request.headers.cookie);
    const bearer = row?.ownToken === true ? undefined : bearerOf(request);
    if (bearer !== undefined) return { signedIn: undefined, key: await this.passKey(request, row, bearer, token) };
    const found = token === undefined ? undefined : await this.ports.sessions.find(token);
    const signedIn = found === undefined || isRefusal(found) ? undefined : found;
    check(await this.limits.takePerson(request.ip, signedIn?.session.person));
    if (row === undefined) throw new RefusedException(refuse('route.not_found'));
    check(judgeOrigin(this.originOf(request)));
    check(this.admit(row, signedIn, found));
    check(await this.mustEnrol(row, signedIn));
    check(rightMediaType(request, row));
    return { signedIn };
  }

  /**
   * A system with a key. No browser sends one by itself, so that its origin proves nothing; a cookie beside it would say two things about who asks.
   */
  private async passKey(request: FastifyRequest, row: RouteRow | undefined, bearer: string, token: string | undefined): Promise<KeyHolder> {
    if (token !== undefined) throw new RefusedException(refuse('request.two_credentials'));
    const holder = accepted(await this.ports.keys.authenticate(bearer, request.ip));
    check(await this.limits.takePerson(request.ip, `key ${holder.key.id}`));
    if (row === undefined) throw new RefusedException(refuse('route.not_found'));
    if (row.access !== 'public') {
      if (row.byKey !== true) throw new RefusedException(refuse('key.not_here'));
      // Where a case is at hand the policy judges once more, with the case; an event is judged by its type.
      const access = row.keyAccess ?? row.access;
      if (access !== 'session' && row.takes !== 'event') check(barredByScope(holder.actor, access));
    }
    check(rightMediaType(request, row));
    return holder;
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

  /** Whoever holds a role of which the rule table asks it sets an authenticator up before anything else; one's own security, signing out and what is public stay open. */
  private async mustEnrol(row: RouteRow, signedIn: SignedIn | undefined): Promise<Refusal | undefined> {
    if (signedIn === undefined || row.access === 'public' || row.access === 'sessions.own') return undefined;
    if (row.access !== 'session' && this.ports.policy.admit(undefined, row.access) === undefined) return undefined;
    const { identity, session } = signedIn;
    if (identity.secondFactor || session.by === 'demo') return undefined;
    const rules = await this.ports.rules.current();
    const must = needsSecondFactor(rules, identity.roles, identity.person.authority, this.ports.clock.now());
    return must ? refuse('second_factor.must') : undefined;
  }

  private originOf(request: FastifyRequest): Parameters<typeof judgeOrigin>[0] {
    const site = request.headers['sec-fetch-site'];
    return {
      method: request.method,
      origin: request.headers.origin,
      secFetchSite: Array.isArray(site) ? site[0] : site,
      publicUrl: this.settings.publicUrl,
    };
  }
}

/** Who asks: a person with a session, a system with a key, or nobody that is known. */
export interface Passed {
  readonly signedIn: SignedIn | undefined;
  readonly key?: KeyHolder;
}

/** What stands after `Bearer ` (RFC 6750 §2.1); another scheme is none of ours, and no credential. */
function bearerOf(request: FastifyRequest): string | undefined {
  const [, given] = /^Bearer\b(.*)$/i.exec(request.headers.authorization ?? '') ?? [];
  return given?.trim();
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
