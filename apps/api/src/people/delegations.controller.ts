import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readBody, readQuery } from '../http/read-input.js';
import { accepted } from '../http/refused.exception.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { delegationView } from './delegation-view.js';
import type { DelegationView } from './delegation-view.js';
import { DelegationBody, DelegationsQuery } from './people.payloads.js';
import { idOf } from '../http/uuid.js';

/** Absence cover: arranged, seen and taken back. */
@Controller('v1/delegations')
export class DelegationsController {
  constructor(@Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'cover' | 'clock'>) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<{ data: readonly DelegationView[] }> {
    const { of = 'own' } = readQuery(request, DelegationsQuery);
    const rows = accepted(await this.ports.cover.list(getActor(request), of === 'unit'));
    return { data: rows.map((row) => delegationView(row, this.ports.clock.now())) };
  }

  @Post()
  @HttpCode(201)
  async arrange(@Req() request: FastifyRequest): Promise<{ id: string; from: string; to: string }> {
    const actor = getActor(request);
    const body = readBody(request, DelegationBody);
    const { id, from, to } = accepted(await this.ports.cover.arrange(actor, { ...body, delegator: body.delegator ?? actor.person }));
    return { id, from, to };
  }

  @Post(':id/revocation')
  @HttpCode(204)
  async revoke(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    accepted(await this.ports.cover.revoke(getActor(request), idOf('delegation', id)));
  }
}
