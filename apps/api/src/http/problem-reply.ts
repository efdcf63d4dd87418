import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '@sandbar/domain';
import { problemOf } from '@sandbar/contracts';
import type { ProblemBody, ProblemRow } from '@sandbar/contracts';
import { languageOf } from './language.js';
import type { Language } from './language.js';

/** Members of a refusal's params that stand at the top of the problem, as house §6 names them. */
const LIFTED = ['stage', 'refusedBy', 'current'] as const;

/** The body of a refusal (RFC 9457), in the language the request prefers. */
export function problemBody(
  refusal: Refusal,
  row: ReturnType<typeof problemOf>,
  where: { readonly language: Language; readonly instance: string; readonly traceId: string },
  members: Readonly<Record<string, unknown>> = {},
): ProblemBody {
  const { language } = where;
  const params = Object.fromEntries(Object.entries(refusal.params).filter(([name]) => !(LIFTED as readonly string[]).includes(name)));
  const lifted = Object.fromEntries(LIFTED.filter((name) => name in refusal.params).map((name) => [name, refusal.params[name]]));
  return {
    type: `/problems/${row.code}`,
    title: row.title[language],
    status: row.status,
    code: row.code,
    detail: (refusal.detail ?? row.remedy)[language],
    instance: where.instance,
    traceId: where.traceId,
    ...(refusal.errors === undefined
      ? {}
      : { errors: refusal.errors.map(({ message, ...error }) => ({ ...error, detail: message[language] })) }),
    ...lifted,
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...members,
  };
}

/** Writes the refusal as application/problem+json. @returns the catalogue's row, for the log */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  members: Readonly<Record<string, unknown>> = {},
): ProblemRow {
  const row = problemOf(refusal.code);
  const language = languageOf(request.headers['accept-language']);
  const where = { language, instance: pathOf(request.url), traceId: request.sandbar?.traceId ?? request.id };
  const retry = refusal.params['retryAfterSeconds'];
  if (typeof retry === 'number') reply.header('Retry-After', String(Math.max(1, Math.ceil(retry))));
  if (row.code === 'key.invalid') reply.header('WWW-Authenticate', 'Bearer error="invalid_token"');
  // Fastify would otherwise go on reading a body that nobody will look at.
  if (row.status === 413) reply.header('Connection', 'close');
  void reply
    .code(row.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .header('Content-Language', language)
    .header('Vary', 'Accept-Language, Cookie')
    .header('Cache-Control', 'no-store')
    .send(JSON.stringify(problemBody(refusal, row, where, members)));
  return row;
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return (end === -1 ? url : url.slice(0, end)).slice(0, 500);
}
