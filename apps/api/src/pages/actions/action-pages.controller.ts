import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { findPayloadClass, parsePayload } from '@sandbar/contracts';
import type { PayloadClass } from '@sandbar/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseDesk } from '../../cases/case-desk.js';
import { actionView } from '../../cases/case-view.js';
import { RefusedException } from '../../http/refused.exception.js';
import { ctxOf, getSignedIn } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts, CaseFile } from '../../ports/index.js';
import { applyPressed, formBody, pressedIn, valueOf } from '../forms/form-body.js';
import { emptyPayload } from '../forms/payload-form.js';
import type { Fills } from '../forms/payload-form.js';
import { readPayload } from '../forms/read-payload.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn } from '../frame/page-frame.js';
import { asksForProof, takeProof } from '../security/proof.js';
import { ActionFills } from './action-fills.js';
import { ActionScreens } from './action-screens.js';
import { withMissingRows } from './missing-rows.js';
import { onceEach } from './once-each.js';
import { emptyRowAt } from './empty-row.js';

/** The form of each action, and its sending: the same road as the API's. */
@Controller('cases/:id/actions/:type')
export class ActionPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(CaseDesk) private readonly cases: CaseDesk,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(ActionFills) private readonly fills: ActionFills,
    @Inject(ActionScreens) private readonly screens: ActionScreens,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('type') type: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, of, fills, action } = await this.open(request, id, type);
    await this.screens.send(request, reply, { file, action, of, fills, payload: emptyPayload(of, fills), version: file.version });
  }

  @Post()
  async send(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('type') type: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opened = await this.open(request, id, type);
    const { file, of, fills } = opened;
    const body = formBody(request.body);
    const payload = readPayload(of, body, fills);
    const version = Number(valueOf(body, 'version'));
    const pressed = pressedIn(body);
    if (pressed.press !== 'send') {
      applyPressed(payload, pressed, () => emptyRowAt(of, fills, pressed.list));
      return this.screens.send(request, reply, { ...opened, payload, version });
    }
    const parsed = parsePayload(file.kind, type, payload);
    const refusal = isRefusal(parsed)
      ? parsed
      : ((await takeProof(this.ports, request, reply, body)) ??
        (await this.handOn(request, file, type, parsed, version, valueOf(body, 'key'))));
    if (refusal === undefined) return goOn(reply, `/cases/${file.id}?done=${encodeURIComponent(type)}`);
    const proof = asksForProof(refusal) ? { proof: await this.ports.reauthentication.ways(getSignedIn(request)) } : {};
    await this.screens.send(request, reply, { ...opened, payload: withMissingRows(payload, fills), version, refusal, ...proof });
  }

  private async handOn(
    request: FastifyRequest,
    file: CaseFile,
    type: string,
    payload: Readonly<Record<string, unknown>>,
    version: number,
    key: string | undefined,
  ): Promise<Refusal | undefined> {
    if (key === undefined || !/^[\x21-\x7e]{1,200}$/.test(key)) return refuse('command.key_required');
    if (!Number.isSafeInteger(version)) return refuse('version.required');
    const { actor, traceId, onBehalfOf } = ctxOf(request);
    const source = { kind: 'person' } as const;
    const answer = await this.ports.road.handle({
      key,
      caseId: file.id,
      type,
      payload,
      expectedVersion: version,
      actor,
      traceId,
      source,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    });
    return isRefusal(answer) ? answer : undefined;
  }

  private async open(
    request: FastifyRequest,
    id: string,
    type: string,
  ): Promise<{ file: CaseFile; of: PayloadClass; fills: Fills; action: ReturnType<typeof actionView> }> {
    const ctx = ctxOf(request);
    const file = await this.cases.getFile(ctx, id, 'case.headline');
    const of = type === 'CREATE' ? undefined : findPayloadClass(file.kind, type);
    if (of === undefined) throw new RefusedException(refuse('route.not_found'));
    const lane = this.desk.query(request, 'lane') ?? null;
    const row = this.cases.definitionOf(file).events[type];
    const listed = onceEach(file.kind, (await this.cases.listActions(ctx, file)).map(actionView)).filter((action) => action.type === type);
    // What is not offered is drawn all the same: the road says why not, and a form sent twice finds its answer.
    const action = listed.find((one) => (one.lane?.code ?? null) === lane) ??
      listed[0] ?? {
        type,
        title: row?.title ?? { zh: type, en: type },
        lane: null,
        allowed: false,
        decision: false,
        reason: null,
        onBehalfOf: null,
      };
    const frame = await this.desk.frame(request);
    return { file, of, action, fills: await this.fills.fillsFor({ ctx, file, action, frame }) };
  }
}
