import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../../http/language.js';
import type { Language } from '../../http/language.js';

const COOKIE = 'sandbar-lang';
const YEAR_SECONDS = 31_536_000;
const asLanguage = (said: string | undefined): Language | undefined => (said === 'zh' || said === 'en' ? said : undefined);

/** The language of a page: what the address asks for, else what was chosen before, else what the browser prefers. */
export function chosenLanguage(request: FastifyRequest): Language {
  return askedIn(request) ?? keptIn(request) ?? languageOf(request.headers['accept-language']);
}

/** Keeps the language that the address asks for, for the pages to come. */
export function keepLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const asked = askedIn(request);
  if (asked !== undefined && asked !== keptIn(request))
    reply.header('Set-Cookie', `${COOKIE}=${asked}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${YEAR_SECONDS}`);
}

function askedIn(request: FastifyRequest): Language | undefined {
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  return asLanguage(typeof lang === 'string' ? lang : undefined);
}

function keptIn(request: FastifyRequest): Language | undefined {
  return asLanguage(new RegExp(`(?:^|;\\s*)${COOKIE}=(zh|en)(?:;|$)`).exec(request.headers.cookie ?? '')?.[1]);
}
