import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { FreeObject, Text, parseBody, parsePayload } from '@sandbar/contracts';
import type { Answer } from '@sandbar/workflow';
import { expectedVersion, idempotencyKey, setVersion } from '../http/preconditions.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { ctxOf } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { CaseDesk } from './case-desk.js';
import { EVENT_KINDS } from './event-kinds.js';
import { UUID } from '../http/uuid.js';

/** Refusals beside which the person wants to read what can be done instead. */
const EXPLAINED = new Set(['event.not_allowed', 'event.unknown', 'case.closed']);

class EventBody {
  @Text(100)
  type!: string;
  @FreeObject()
  payload!: Readonly<Record<string, unknown>>;
}

/** The one door of every change: parses, hands on, answers. */
@Controller('v1/cases/:id/events')
export class EventsController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
  ) {}

  @Post()
  @HttpCode(200)
  async send(
    @Req() request: FastifyRequest,
    @Param('id') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const ctx = ctxOf(request);
    const key = idempotencyKey(request);
    const version = expectedVersion(request, 'v');
    const { type, payload } = accepted(parseBody(EventBody, request.body));
    const kind = EVENT_KINDS.get(type);
    const read = kind === undefined ? refuse('event.unknown', { type }) : parsePayload(kind, type, payload, '/payload');
    if (isRefusal(read)) throw await this.explained(read, request, caseId);
    if (!UUID.test(caseId)) throw new RefusedException(refuse('case.not_found'));
    const result = await this.ports.road.handle({
      key,
      caseId,
      type,
      payload: read,
      expectedVersion: version,
      actor: ctx.actor,
      ...(ctx.onBehalfOf === undefined ? {} : { onBehalfOf: ctx.onBehalfOf }),
      traceId: ctx.traceId,
      source: { kind: 'person' },
    });
    if (isRefusal(result)) throw await this.explained(inPayload(result), request, caseId);
    setVersion(reply, 'v', result.version);
    return result;
  }

  private async explained(refusal: Refusal, request: FastifyRequest, caseId: string): Promise<RefusedException> {
    if (!EXPLAINED.has(refusal.code)) return new RefusedException(refusal);
    return new RefusedException(refusal, await this.desk.membersForRefused(ctxOf(request), caseId));
  }
}

/** The road speaks of the payload; here it lies one step down in the body. */
function inPayload(refusal: Refusal): Refusal {
  if (refusal.code !== 'payload.invalid' || refusal.errors === undefined) return refusal;
  return { ...refusal, errors: refusal.errors.map((fault) => ({ ...fault, pointer: `/payload${fault.pointer}` })) };
}
