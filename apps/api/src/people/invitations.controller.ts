import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ROLES } from '@sandbar/domain';
import { setSessionCookie } from '@sandbar/identity';
import type { Invited } from '@sandbar/identity';
import type { MeView } from '@sandbar/contracts';
import type { InvitationRow } from '@sandbar/workflow';
import { readBody } from '../http/read-input.js';
import { accepted } from '../http/refused.exception.js';
import { deviceOf, getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { EnrolBody } from '../sessions/identity.payloads.js';
import { meView } from '../sessions/me-view.js';
import { InvitationBody } from './people.payloads.js';
import { idOf } from '../http/uuid.js';

/** An invitation as who sent it sees it: never whether the address was known. */
export function invitationView(row: InvitationRow, now: string) {
  const { id, email, displayName, roles, invitedAt, expiresAt, acceptedAt, revokedAt } = row;
  const state = acceptedAt !== null ? 'accepted' : revokedAt !== null ? 'revoked' : now < expiresAt ? 'open' : 'expired';
  return { id, email, displayName, roles: roles.map((role) => ({ code: role, label: ROLES[role] })), invitedAt, expiresAt, state };
}

/** Inviting people of the own unit, and accepting. */
@Controller('v1/invitations')
export class InvitationsController {
  constructor(@Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'invitations' | 'clock' | 'sessions'>) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<{ data: readonly object[] }> {
    const rows = accepted(await this.ports.invitations.list(getActor(request)));
    return { data: rows.map((row) => invitationView(row, this.ports.clock.now())) };
  }

  @Post()
  @HttpCode(201)
  async invite(@Req() request: FastifyRequest): Promise<Invited> {
    const { locale = 'zh', ...body } = readBody(request, InvitationBody);
    return accepted(await this.ports.invitations.invite(getActor(request), { ...body, locale }));
  }

  @Post(':id/resending')
  @HttpCode(200)
  async resend(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Invited> {
    return accepted(await this.ports.invitations.resend(getActor(request), idOf('invitation', id)));
  }

  @Post(':id/revocation')
  @HttpCode(204)
  async revoke(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    accepted(await this.ports.invitations.revoke(getActor(request), idOf('invitation', id)));
  }

  @Get('links/:token')
  async look(@Param('token') token: string): Promise<unknown> {
    return accepted(await this.ports.invitations.look(token));
  }

  @Post('links/:token')
  @HttpCode(201)
  async accept(
    @Req() request: FastifyRequest,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    const { password } = readBody(request, EnrolBody);
    const opened = accepted(await this.ports.invitations.accept(token, password, deviceOf(request)));
    void reply.header('Set-Cookie', setSessionCookie(opened.token, opened.cookieSeconds));
    return meView(accepted(await this.ports.sessions.find(opened.token)));
  }
}
