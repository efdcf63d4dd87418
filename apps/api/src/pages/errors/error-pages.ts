import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '@sandbar/domain';
import type { ApiPorts } from '../../ports/index.js';
import { frameOf, goOn, sendPage } from '../frame/page-frame.js';
import { PAGE_ROUTES } from '../page.routes.js';
import { errorPage } from './error-page.js';

const SIGN_IN_FIRST = new Set(['session.missing', 'session.expired']);

/** Answers a browser that asked for a page with a page. Everybody else gets application/problem+json. */
export class ErrorPages {
  constructor(
    private readonly demo: boolean,
    private readonly ports: Pick<ApiPorts, 'clock' | 'policy'>,
  ) {}

  /** @returns false when the request did not come from somebody looking at a page */
  answer(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): boolean {
    if (!wantsPage(request)) return false;
    if (request.method === 'GET' && SIGN_IN_FIRST.has(refusal.code)) {
      goOn(reply, `/sign-in?next=${encodeURIComponent(request.url)}`);
      return true;
    }
    const frame = frameOf(request, { demo: this.demo, policy: this.ports.policy, now: this.ports.clock.now() });
    const { status, ...page } = errorPage(frame, refusal, request.method !== 'GET');
    const retry = refusal.params['retryAfterSeconds'];
    if (typeof retry === 'number') reply.header('Retry-After', String(Math.max(1, Math.ceil(retry))));
    sendPage(request, reply, frame, page, status);
    return true;
  }
}

function wantsPage(request: FastifyRequest): boolean {
  if (!(request.headers.accept ?? '').includes('text/html')) return false;
  const pattern = request.routeOptions?.url;
  return pattern === undefined || Object.hasOwn(PAGE_ROUTES, `${request.method === 'HEAD' ? 'GET' : request.method} ${pattern}`);
}
