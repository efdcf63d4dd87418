import type { FastifyReply, FastifyRequest } from 'fastify';
import { setSessionCookie } from '@sandbar/identity';
import type { Opened, SignedIn } from '@sandbar/identity';
import { accepted } from '../http/refused.exception.js';
import type { ApiPorts } from '../ports/index.js';

/** The request goes on with a session under its new token: the browser gets the cookie, and what follows sees the person as just authenticated. */
export async function goOnAs(
  ports: Pick<ApiPorts, 'sessions'>,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: Opened,
): Promise<SignedIn> {
  void reply.header('Set-Cookie', setSessionCookie(opened.token, opened.cookieSeconds));
  const signedIn = accepted(await ports.sessions.find(opened.token));
  request.sandbar = { ...request.sandbar, signedIn };
  return signedIn;
}
