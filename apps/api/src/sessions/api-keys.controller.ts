import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { ApiKeyView, IssuedKeyView } from '@sandbar/contracts';
import { readBody } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { apiKeyView } from './api-key-view.js';
import { NewKeyBody, RotationBody } from './api-key.payloads.js';
import { UUID } from '../http/uuid.js';

/** Keys of the systems of one's firm or office. */
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<{ readonly data: readonly ApiKeyView[] }> {
    return { data: accepted(await this.ports.keys.list(getActor(request))).map(apiKeyView) };
  }

  @Post()
  @HttpCode(201)
  async issue(@Req() request: FastifyRequest): Promise<IssuedKeyView> {
    const { text, key } = accepted(await this.ports.keys.issue(getActor(request), readBody(request, NewKeyBody)));
    return { ...apiKeyView(key), key: text };
  }

  @Post(':key/rotation')
  @HttpCode(201)
  async rotate(@Req() request: FastifyRequest, @Param('key') id: string): Promise<IssuedKeyView> {
    const { overlapHours } = readBody(request, RotationBody);
    const { text, key } = accepted(await this.ports.keys.rotate(getActor(request), keyId(id), overlapHours));
    return { ...apiKeyView(key), key: text };
  }

  @Delete(':key')
  @HttpCode(204)
  async revoke(@Req() request: FastifyRequest, @Param('key') id: string): Promise<void> {
    const refusal = await this.ports.keys.revoke(getActor(request), keyId(id));
    if (refusal !== undefined) throw new RefusedException(refusal);
  }
}

function keyId(id: string): string {
  if (!UUID.test(id)) throw new RefusedException(refuse('key.not_found'));
  return id;
}
