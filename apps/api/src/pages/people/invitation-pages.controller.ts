import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { isRefusal } from '@sandbar/domain';
import { problemOf } from '@sandbar/contracts';
import { setSessionCookie } from '@sandbar/identity';
import type { InvitationLook } from '@sandbar/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accepted } from '../../http/refused.exception.js';
import { deviceOf } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { formBody, valueOf } from '../forms/form-body.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { enrolPage } from '../sign-in/sign-in-page.js';

/** `/invitations/:token`: an invitation becomes an account. */
@Controller('invitations')
export class InvitationPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'invitations'>,
    @Inject(PageDesk) private readonly desk: PageDesk,
  ) {}

  @Get(':token')
  async look(@Req() request: FastifyRequest, @Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const found = accepted(await this.ports.invitations.look(token));
    const frame = await this.desk.frame(request);
    sendPage(request, reply, frame, enrolPage(frame, { ...accepting(found), token, refusal: undefined }));
  }

  @Post(':token')
  async accept(@Req() request: FastifyRequest, @Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const password = (valueOf(formBody(request.body), '/password') ?? '').slice(0, 1000);
    const found = accepted(await this.ports.invitations.look(token));
    const opened = await this.ports.invitations.accept(token, password, deviceOf(request));
    if (!isRefusal(opened)) {
      reply.header('Set-Cookie', setSessionCookie(opened.token, opened.cookieSeconds));
      return goOn(reply, '/cases');
    }
    const frame = await this.desk.frame(request);
    sendPage(request, reply, frame, enrolPage(frame, { ...accepting(found), token, refusal: opened }), problemOf(opened.code).status);
  }
}

const accepting = ({ login, displayName, placeName, roles }: InvitationLook) => ({
  login,
  displayName,
  path: 'invitations' as const,
  place: { name: placeName, roles: roles.map(({ label }) => label) },
});
