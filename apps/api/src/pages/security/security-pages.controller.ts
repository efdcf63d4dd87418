import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '@sandbar/domain';
import { getSignedIn } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { goOnAs } from '../../sessions/go-on-as.js';
import { formBody, valueOf } from '../forms/form-body.js';
import { goOn } from '../frame/page-frame.js';
import { SecurityScreens } from './security-screens.js';
import { UUID } from '../../http/uuid.js';

const HOME = '/me/security';

/** A person's own sessions and password, by forms. */
@Controller('me/security')
export class SecurityPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(SecurityScreens) private readonly screens: SecurityScreens,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.screens.send(request, reply);
  }

  @Post('sessions')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const which = valueOf(formBody(request.body), 'end') ?? '';
    const signedIn = getSignedIn(request);
    if (which === 'others') {
      await this.ports.openSessions.endOthers(signedIn);
      return goOn(reply, `${HOME}?done=others`);
    }
    const refusal = UUID.test(which) ? await this.ports.openSessions.endOwn(signedIn, which) : refuse('session.not_found');
    if (refusal !== undefined) return this.screens.send(request, reply, refusal);
    goOn(reply, `${HOME}?done=session`);
  }

  @Post('password')
  async changePassword(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const typed = { current: (valueOf(body, 'current') ?? '').slice(0, 1000), password: (valueOf(body, 'new') ?? '').slice(0, 1000) };
    const opened = await this.ports.passwordChange.change(getSignedIn(request), typed, request.ip);
    if (isRefusal(opened)) return this.screens.send(request, reply, opened);
    await goOnAs(this.ports, request, reply, opened);
    goOn(reply, `${HOME}?done=password`);
  }
}
