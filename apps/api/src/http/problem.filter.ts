import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { Logger } from '@sandbar/observability';
import type { ErrorPages } from '../pages/errors/error-pages.js';
import { sendProblem } from './problem-reply.js';
import { RefusedException } from './refused.exception.js';
import { findRefusal } from './to-problem.js';

/** The one place where anything thrown becomes an answer. A bug says nothing of itself but the trace id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly pages: Pick<ErrorPages, 'answer'>,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** @param thrown anything; the reply is sent unless it has begun already */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = findRefusal(thrown);
    const known = { route: request.routeOptions?.url ?? null, method: request.method, traceId: request.sandbar?.traceId };
    if (refusal === undefined) this.logger.error({ ...known, error: thrown }, 'unexpected');
    if (reply.sent) return;
    if (this.pages.answer(request, reply, refusal ?? refuse('internal'))) return;
    const members = thrown instanceof RefusedException ? thrown.members : {};
    const row = sendProblem(request, reply, refusal ?? refuse('internal'), members);
    if (refusal !== undefined) this.logger[row.level]({ ...known, code: refusal.code, status: row.status }, 'refused');
  }
}
