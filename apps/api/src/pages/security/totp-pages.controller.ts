import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '@sandbar/domain';
import { getActor, getSignedIn } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { freshly } from '../../sessions/freshly.js';
import { formBody, valueOf } from '../forms/form-body.js';
import type { FormBody } from '../forms/form-body.js';
import { goOn } from '../frame/page-frame.js';
import { takeProof } from './proof.js';
import { SecurityScreens } from './security-screens.js';

/** Setting up an authenticator by forms. Secret and recovery codes stand on the page that answers, and nowhere after. */
@Controller('me/security/totp')
export class TotpPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(SecurityScreens) private readonly screens: SecurityScreens,
  ) {}

  @Post()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const failed =
      (await takeProof(this.ports, request, reply, formBody(request.body))) ?? (await freshly(this.ports, getActor(request), 'me.totp'));
    const begun = failed ?? (await this.ports.secondFactor.begin(getSignedIn(request)));
    if (isRefusal(begun)) return this.screens.send(request, reply, begun, { totp: {} });
    await this.screens.send(request, reply, undefined, { totp: { begun } });
  }

  @Post('confirm')
  async confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const recoveryCodes = await this.ports.secondFactor.confirm(getSignedIn(request), codeIn(formBody(request.body)));
    if (isRefusal(recoveryCodes)) return this.screens.send(request, reply, recoveryCodes, { confirming: true });
    await this.screens.send(request, reply, undefined, {
      totp: { enrolled: true, recoveryCodes, recoveryCodesLeft: recoveryCodes.length },
    });
  }

  @Post('remove')
  async remove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const refusal = await this.ports.secondFactor.remove(getSignedIn(request), codeIn(formBody(request.body)));
    if (refusal !== undefined) return this.screens.send(request, reply, refusal);
    goOn(reply, '/me/security?done=totp');
  }
}

const codeIn = (body: FormBody): string => (valueOf(body, 'totp-code') ?? '').slice(0, 40);
