import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '@sandbar/domain';
import { setSessionCookie, tokenOfCookieHeader } from '@sandbar/identity';
import { accepted } from '../../http/refused.exception.js';
import { deviceOf, getActor, getSignedIn } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { freshly } from '../../sessions/freshly.js';
import { formBody, valueOf } from '../forms/form-body.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, localPath, sendPage } from '../frame/page-frame.js';
import { takeProof } from '../security/proof.js';
import { SecurityScreens } from '../security/security-screens.js';
import { codePage } from './code-page.js';
import { goThere } from './go-there-page.js';
import { browserCookie, browserToken } from '../../sessions/oidc-cookie.js';

const HOME = '/me/security';

/** To the identity provider and back. */
@Controller()
export class OidcPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(SecurityScreens) private readonly screens: SecurityScreens,
  ) {}

  @Get('sign-in/oidc')
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const begun = accepted(await this.ports.oidc.begin(localPath(this.desk.query(request, 'next'), '/cases'), { purpose: 'sign-in' }));
    reply.header('Set-Cookie', browserCookie(begun.browser, begun.seconds));
    goOn(reply, begun.url);
  }

  /** For an act with legal effect; the form that asked for it stays open in its own window. */
  @Get('sign-in/oidc/again')
  async again(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id } = getSignedIn(request).session;
    const begun = accepted(await this.ports.oidc.begin(`${HOME}?done=again`, { purpose: 'reauthenticate', session: id }));
    reply.header('Set-Cookie', browserCookie(begun.browser, begun.seconds));
    goOn(reply, begun.url);
  }

  @Get('sign-in/oidc/callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = request.url.slice(request.url.indexOf('?'));
    const { cookie } = request.headers;
    const device = deviceOf(request);
    const done = await this.ports.oidc.finish(query, browserToken(cookie), request.sandbar.signedIn, device, tokenOfCookieHeader(cookie));
    if (isRefusal(done) && done.code === 'login.second_factor_required') {
      const frame = await this.desk.frame(request);
      const { challenge, next } = done.params as { readonly challenge: string; readonly next: string };
      return sendPage(request, reply, frame, codePage(frame, { challenge, next, refusal: undefined }));
    }
    const { next, ...led } = accepted(done);
    reply.header('Set-Cookie', browserCookie('', 0));
    if ('opened' in led) reply.header('Set-Cookie', setSessionCookie(led.opened.token, led.opened.cookieSeconds));
    goOn(reply, next);
  }

  /** A form may not lead to another site (form-action): the page that answers has a link that does. */
  @Post('me/security/identity')
  async link(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const failed =
      (await takeProof(this.ports, request, reply, formBody(request.body))) ??
      (await freshly(this.ports, getActor(request), 'me.identity'));
    const begun =
      failed ?? (await this.ports.oidc.begin(`${HOME}?done=linked`, { purpose: 'link', session: getSignedIn(request).session.id }));
    if (isRefusal(begun)) return this.screens.send(request, reply, begun, { linking: true });
    reply.header('Set-Cookie', browserCookie(begun.browser, begun.seconds));
    const frame = await this.desk.frame(request);
    sendPage(request, reply, frame, goThere(frame, begun.url, this.ports.oidc.name ?? ''));
  }

  @Post('me/security/identity/unlink')
  async unlink(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const id = valueOf(formBody(request.body), 'identity') ?? '';
    const known = (await this.ports.externals.listOf(getActor(request).person)).some((one) => one.id === id);
    const refusal = known ? await this.ports.oidc.unlink(getSignedIn(request), id) : undefined;
    if (refusal !== undefined) return this.screens.send(request, reply, refusal);
    goOn(reply, `${HOME}?done=unlinked`);
  }
}
