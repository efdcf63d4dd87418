import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import type { SessionView } from '@sandbar/contracts';
import type { Opened } from '@sandbar/identity';
import { readBody } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { getActor, getSignedIn } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { goOnAs } from './go-on-as.js';
import { PasswordBody, ReauthenticationBody } from './identity.payloads.js';
import { sessionView } from './session-view.js';
import { UUID, idOf } from '../http/uuid.js';

type Listed = { readonly data: readonly SessionView[] };

/** Which browsers are signed in, ending them, and showing once more who one is. */
@Controller('v1')
export class OpenSessionsController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get('sessions')
  async list(@Req() request: FastifyRequest): Promise<Listed> {
    const signedIn = getSignedIn(request);
    const rows = await this.ports.openSessions.listOwn(signedIn);
    return { data: rows.map((row) => sessionView(row, signedIn.session.id)) };
  }

  @Delete('sessions/:session')
  @HttpCode(204)
  async end(@Req() request: FastifyRequest, @Param('session') id: string): Promise<void> {
    done(UUID.test(id) ? await this.ports.openSessions.endOwn(getSignedIn(request), id) : refuse('session.not_found'));
  }

  @Delete('sessions')
  async endOthers(@Req() request: FastifyRequest): Promise<{ ended: number }> {
    return { ended: await this.ports.openSessions.endOthers(getSignedIn(request)) };
  }

  @Post('sessions/current/reauthentication')
  @HttpCode(200)
  async reauthenticate(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const proof = readBody(request, ReauthenticationBody);
    const opened = await this.ports.reauthentication.confirm(getSignedIn(request), proof, request.ip);
    return this.renewed(request, reply, accepted(opened));
  }

  @Post('me/password')
  @HttpCode(200)
  async changePassword(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const typed = readBody(request, PasswordBody);
    const opened = await this.ports.passwordChange.change(getSignedIn(request), typed, request.ip);
    return this.renewed(request, reply, accepted(opened));
  }

  @Get('people/:person/sessions')
  async listOf(@Req() request: FastifyRequest, @Param('person') person: string): Promise<Listed> {
    const rows = accepted(await this.ports.openSessions.listOf(getActor(request), idOf('person', person)));
    return { data: rows.map((row) => sessionView(row, getSignedIn(request).session.id)) };
  }

  @Delete('people/:person/sessions/:session')
  @HttpCode(204)
  async endOneOf(@Req() request: FastifyRequest, @Param('person') person: string, @Param('session') id: string): Promise<void> {
    if (!UUID.test(id)) throw new RefusedException(refuse('session.not_found'));
    done(await this.ports.openSessions.endOneOf(getActor(request), idOf('person', person), id));
  }

  @Delete('people/:person/sessions')
  async endAllOf(@Req() request: FastifyRequest, @Param('person') person: string): Promise<{ ended: number }> {
    return { ended: accepted(await this.ports.openSessions.endAllOf(getActor(request), idOf('person', person))) };
  }

  private async renewed(request: FastifyRequest, reply: FastifyReply, opened: Opened): Promise<SessionView> {
    const { session } = await goOnAs(this.ports, request, reply, opened);
    return sessionView(session, session.id);
  }
}

function done(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new RefusedException(refusal);
}
