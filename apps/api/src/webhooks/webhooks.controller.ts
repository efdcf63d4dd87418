import { Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { EndpointView } from '@sandbar/notifications';
import { readBody } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { NewWebhookBody, WebhookStateBody } from './webhook.payloads.js';
import { UUID } from '../http/uuid.js';

/** Deliveries of a log that are shown. */
export const LOG_LINES = 100;

/** Webhooks of one's firm or office. A secret is in the answer that made it, and never again. */
@Controller('v1')
export class WebhooksController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get('webhooks')
  async list(@Req() request: FastifyRequest): Promise<{ readonly data: readonly EndpointView[] }> {
    return { data: await this.ports.webhooks.list(getActor(request)) };
  }

  @Post('webhooks')
  @HttpCode(201)
  async create(@Req() request: FastifyRequest): Promise<EndpointView & { readonly secret: string }> {
    const { url, types } = readBody(request, NewWebhookBody);
    const { endpoint, secret } = accepted(await this.ports.webhooks.create(getActor(request), { url, types: types ?? [] }));
    return { ...endpoint, secret };
  }

  @Post('webhooks/:endpoint/rotation')
  @HttpCode(201)
  async rotate(
    @Req() request: FastifyRequest,
    @Param('endpoint') id: string,
  ): Promise<{ readonly secret: string; readonly rotatingUntil: string }> {
    return accepted(await this.ports.webhooks.rotate(getActor(request), uuidOf(id)));
  }

  @Put('webhooks/:endpoint/state')
  async setState(@Req() request: FastifyRequest, @Param('endpoint') id: string): Promise<EndpointView> {
    const { state } = readBody(request, WebhookStateBody);
    return accepted(await this.ports.webhooks.setState(getActor(request), uuidOf(id), state));
  }

  @Get('webhooks/:endpoint/deliveries')
  async deliveries(@Req() request: FastifyRequest, @Param('endpoint') id: string): Promise<{ readonly data: readonly unknown[] }> {
    const rows = accepted(await this.ports.webhooks.deliveries(getActor(request), uuidOf(id), LOG_LINES));
    return { data: rows.map(({ endpoint: _endpoint, body, ...row }) => ({ ...row, body: JSON.parse(body) as unknown })) };
  }

  @Post('webhook-deliveries/:delivery/replay')
  @HttpCode(202)
  async replay(@Req() request: FastifyRequest, @Param('delivery') id: string): Promise<{ readonly id: string }> {
    const refusal = await this.ports.webhooks.replay(getActor(request), uuidOf(id));
    if (refusal !== undefined) throw new RefusedException(refusal);
    return { id };
  }
}

/** @throws RefusedException `reference.not_found` for what is no id */
export function uuidOf(id: string): string {
  if (!UUID.test(id)) throw new RefusedException(refuse('reference.not_found', { kind: 'webhook', id }));
  return id;
}
