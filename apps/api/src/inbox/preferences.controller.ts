import { Controller, Delete, Get, HttpCode, Inject, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readBody } from '../http/read-input.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { PreferencesBody } from './preferences.payloads.js';
import { preferencesView, type PreferencesView } from './preferences-view.js';

/** How e-mails come to the person who is signed in. */
@Controller('v1/me/notifications')
export class PreferencesController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  async read(@Req() request: FastifyRequest): Promise<PreferencesView> {
    return preferencesView(await this.ports.preferences.read(getActor(request).person));
  }

  @Put()
  async write(@Req() request: FastifyRequest): Promise<PreferencesView> {
    const choices = readBody(request, PreferencesBody);
    const { person } = getActor(request);
    await this.ports.preferences.write(person, { ...choices }, this.ports.clock.now());
    return preferencesView(await this.ports.preferences.read(person));
  }

  /** The own address works again. */
  @Delete('bounce')
  @HttpCode(204)
  async forgetBounce(@Req() request: FastifyRequest): Promise<void> {
    await this.ports.preferences.forgetBounce(getActor(request).person);
  }
}
