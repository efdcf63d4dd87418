import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { clearSessionCookie, setSessionCookie, tokenOfCookieHeader } from '@sandbar/identity';
import type { Opened } from '@sandbar/identity';
import type { MeView } from '@sandbar/contracts';
import { readBody } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { EnrolBody, SignInBody } from './identity.payloads.js';
import { deviceOf } from '../http/request-context.js';
import { meView } from './me-view.js';

/** Signing in and out, one-time links, and who is signed in. */
@Controller('v1')
export class SessionsController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Post('sessions')
  @HttpCode(201)
  async signIn(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeView> {
    const { login, password } = readBody(request, SignInBody);
    const brought = tokenOfCookieHeader(request.headers.cookie);
    const opened = accepted(
      await this.ports.signIn.signIn({
        login,
        password,
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? null,
        ...(brought === undefined ? {} : { brought }),
      }),
    );
    return this.welcome(opened, reply);
  }

  @Delete('sessions/current')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = tokenOfCookieHeader(request.headers.cookie);
    if (token !== undefined) await this.ports.sessions.revoke(token);
    void reply.header('Set-Cookie', clearSessionCookie());
  }

  @Get('me')
  me(@Req() request: FastifyRequest): MeView {
    const { signedIn } = request.sandbar;
    if (signedIn === undefined) throw new RefusedException(refuse('session.missing'));
    return meView(signedIn);
  }

  @Get('enrolments/:token')
  async look(@Param('token') token: string): Promise<unknown> {
    return accepted(await this.ports.enrolment.look(token));
  }

  @Post('enrolments/:token')
  @HttpCode(201)
  async enrol(
    @Req() request: FastifyRequest,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    const { password } = readBody(request, EnrolBody);
    return this.welcome(
      accepted(await this.ports.secondStep.after(await this.ports.enrolment.redeem(token, password, deviceOf(request)))),
      reply,
    );
  }

  private async welcome(opened: Opened, reply: FastifyReply): Promise<MeView> {
    void reply.header('Set-Cookie', setSessionCookie(opened.token, opened.cookieSeconds));
    return meView(accepted(await this.ports.sessions.find(opened.token)));
  }
}
