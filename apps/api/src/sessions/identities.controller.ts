import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import type { ExternalIdentityView, LinkedIdentityView, ProviderVisitView } from '@sandbar/contracts';
import type { Begun } from '@sandbar/identity';
import type { ExternalIdentityRow } from '@sandbar/workflow';
import { readBody } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { getActor, getSignedIn } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { freshly } from './freshly.js';
import { LinkBody } from './identity.payloads.js';
import { browserCookie } from './oidc-cookie.js';
import { UUID, idOf } from '../http/uuid.js';

const HOME = '/me/security';

/** Who a person is at the identity provider: the own links, and those that the security administrator keeps. */
@Controller('v1')
export class IdentitiesController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get('me/identities')
  async listOwn(@Req() request: FastifyRequest): Promise<{ provider: string | null; data: readonly ExternalIdentityView[] }> {
    const rows = await this.ports.externals.listOf(getActor(request).person);
    return { provider: this.ports.oidc.name ?? null, data: rows.map(viewOf) };
  }

  /** The browser that holds the answer's cookie goes to `url`, and comes back to a page. */
  @Post('me/identities')
  @HttpCode(201)
  async begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProviderVisitView> {
    done(await freshly(this.ports, getActor(request), 'me.identity'));
    const { id } = getSignedIn(request).session;
    return this.sent(reply, accepted(await this.ports.oidc.begin(`${HOME}?done=linked`, { purpose: 'link', session: id })));
  }

  @Delete('me/identities/:identity')
  @HttpCode(204)
  async unlinkOwn(@Req() request: FastifyRequest, @Param('identity') id: string): Promise<void> {
    done(UUID.test(id) ? await this.ports.oidc.unlink(getSignedIn(request), id) : refuse('oidc.not_linked'));
  }

  @Post('sessions/current/reauthentication/provider')
  @HttpCode(201)
  async again(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProviderVisitView> {
    const ways = await this.ports.reauthentication.ways(getSignedIn(request));
    if (ways.provider === null) throw new RefusedException(refuse('auth.proof_missing', { ways }));
    const { id } = getSignedIn(request).session;
    return this.sent(reply, accepted(await this.ports.oidc.begin(`${HOME}?done=again`, { purpose: 'reauthenticate', session: id })));
  }

  @Get('people/:person/identities')
  async listOf(@Req() request: FastifyRequest, @Param('person') person: string): Promise<{ data: readonly ExternalIdentityView[] }> {
    return { data: accepted(await this.ports.links.listOf(getActor(request), idOf('person', person))).map(viewOf) };
  }

  @Post('people/:person/identities')
  @HttpCode(201)
  async link(@Req() request: FastifyRequest, @Param('person') person: string): Promise<LinkedIdentityView> {
    const { subject } = readBody(request, LinkBody);
    done(await freshly(this.ports, getActor(request), 'people.identity'));
    const { identity, mailed } = accepted(await this.ports.links.link(getActor(request), idOf('person', person), subject));
    return { ...viewOf(identity), mailed };
  }

  @Delete('people/:person/identities/:identity')
  @HttpCode(204)
  async unlink(@Req() request: FastifyRequest, @Param('person') person: string, @Param('identity') id: string): Promise<void> {
    accepted(UUID.test(id) ? await this.ports.links.unlink(getActor(request), idOf('person', person), id) : refuse('oidc.not_linked'));
  }

  private sent(reply: FastifyReply, { url, browser, seconds }: Begun): ProviderVisitView {
    void reply.header('Set-Cookie', browserCookie(browser, seconds));
    return { url, expiresInSeconds: seconds };
  }
}

const viewOf = ({ id, person, issuer, subject, linkedAt, linkedBy }: ExternalIdentityRow): ExternalIdentityView => ({
  id,
  issuer,
  subject,
  linkedAt,
  linkedBySelf: linkedBy === person,
});

function done(refusal: Refusal | undefined): void {
  if (isRefusal(refusal)) throw new RefusedException(refusal);
}
