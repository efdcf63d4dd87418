import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { CreateApplicationPayload, parseBody, problemOf } from '@sandbar/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { RefusedException } from '../../http/refused.exception.js';
import { filingFirm } from '../../cases/filing-firm.js';
import { ctxOf } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { creationFills } from '../actions/action-fills.js';
import { formBody, valueOf } from '../forms/form-body.js';
import { emptyPayload, payloadFields } from '../forms/payload-form.js';
import { readPayload } from '../forms/read-payload.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { newCasePage } from './new-case-page.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** `/cases/new`: an application begins with a name, a place and a lead authority. */
@Controller('cases/new')
export class NewCaseController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, undefined, undefined);
  }

  @Post()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const payload = readPayload(CreateApplicationPayload, body, {});
    const parsed = parseBody(CreateApplicationPayload, payload);
    if (isRefusal(parsed)) return this.answer(request, reply, payload, parsed);
    const { actor, traceId } = ctxOf(request);
    const leadApplicant = filingFirm(actor);
    // The number that the form was drawn with is the case's own and the key: sent twice, it is one application.
    const caseId = valueOf(body, 'key') ?? '';
    if (!UUID.test(caseId)) throw new RefusedException(refuse('command.key_required'));
    const made = await this.ports.road.handle({
      key: caseId,
      caseId,
      type: 'CREATE',
      payload: { ...parsed, leadApplicant },
      actor,
      traceId,
      create: 'pilot-application',
      source: { kind: 'person' },
    });
    if (isRefusal(made)) return this.answer(request, reply, payload, made);
    goOn(reply, `/cases/${made.caseId}/declaration`);
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Readonly<Record<string, unknown>> | undefined,
    refusal: Refusal | undefined,
  ): Promise<void> {
    const frame = await this.desk.frame(request);
    const fills = await creationFills(this.ports, ctxOf(request), frame);
    const faults = refusal?.errors ?? [];
    const row = refusal === undefined ? undefined : problemOf(refusal.code);
    const whole = row !== undefined && faults.length === 0 ? [{ pointer: '', message: (refusal?.detail ?? row.title)[frame.lang] }] : [];
    const page = newCasePage(frame, {
      fields: payloadFields(CreateApplicationPayload, typed ?? emptyPayload(CreateApplicationPayload, fills), {
        event: 'CREATE',
        fills,
        lang: frame.lang,
        faults,
      }),
      faults: [...whole, ...faults.map(({ pointer, message }) => ({ pointer, message: message[frame.lang] }))],
      key: uuidv7(),
    });
    sendPage(request, reply, frame, page, row?.status ?? 200);
  }
}
