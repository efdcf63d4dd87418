import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { isRefusal } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { problemOf } from '@sandbar/contracts';
import { clearSessionCookie, setSessionCookie, tokenOfCookieHeader } from '@sandbar/identity';
import type { Opened } from '@sandbar/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accepted } from '../../http/refused.exception.js';
import { deviceOf } from '../../http/request-context.js';
import { API_PORTS, API_SETTINGS } from '../../ports/index.js';
import type { ApiPorts, ApiSettings } from '../../ports/index.js';
import { formBody, valueOf } from '../forms/form-body.js';
import type { FormBody } from '../forms/form-body.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, localPath, sendPage } from '../frame/page-frame.js';
import { demoGroups } from './demo-groups.js';
import { signedOutPage } from './go-there-page.js';
import { codePage } from './code-page.js';
import { enrolPage, signInPage } from './sign-in-page.js';

const HOME = '/cases';

/** Signing in and out, by forms. */
@Controller()
export class SessionPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(API_SETTINGS) private readonly settings: ApiSettings,
    @Inject(PageDesk) private readonly desk: PageDesk,
  ) {}

  @Get('sign-in')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, localPath(this.desk.query(request, 'next'), HOME), '', undefined);
  }

  @Post('sign-in')
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const login = (valueOf(body, '/login') ?? '').slice(0, 200);
    const brought = tokenOfCookieHeader(request.headers.cookie);
    const opened = await this.ports.signIn.signIn({
      login,
      password: (valueOf(body, '/password') ?? '').slice(0, 1000),
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      ...(brought === undefined ? {} : { brought }),
    });
    if (isRefusal(opened)) return this.askMore(request, reply, nextIn(body), login, opened);
    welcome(reply, opened, nextIn(body));
  }

  @Post('sign-in/code')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const challenge = (valueOf(body, 'challenge') ?? '').slice(0, 100);
    const code = (valueOf(body, 'code') ?? '').slice(0, 40);
    const opened = await this.ports.secondStep.finish(challenge, code, deviceOf(request), tokenOfCookieHeader(request.headers.cookie));
    if (!isRefusal(opened)) return welcome(reply, opened, nextIn(body));
    if (opened.code === 'login.challenge_over') return this.answer(request, reply, nextIn(body), '', opened);
    await this.askCode(request, reply, { challenge, next: nextIn(body), refusal: opened });
  }

  @Post('sign-in/demo')
  async enterAs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const brought = tokenOfCookieHeader(request.headers.cookie);
    const person = valueOf(body, 'person') ?? '';
    welcome(reply, accepted(await this.ports.demo.signIn(person, deviceOf(request), brought)), nextIn(body));
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = tokenOfCookieHeader(request.headers.cookie);
    if (token !== undefined) await this.ports.sessions.revoke(token);
    const byProvider = request.sandbar.signedIn?.session.by === 'oidc';
    reply.header('Set-Cookie', clearSessionCookie());
    const there = byProvider ? await this.ports.oidc.endSessionUrl(`${this.settings.publicUrl}/`) : undefined;
    if (there === undefined) return goOn(reply, '/');
    request.sandbar = { ...request.sandbar, signedIn: undefined };
    const frame = await this.desk.frame(request);
    sendPage(request, reply, frame, signedOutPage(frame, there, this.ports.oidc.name ?? ''));
  }

  @Get('enrol/:token')
  async look(@Req() request: FastifyRequest, @Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const found = accepted(await this.ports.enrolment.look(token));
    sendPage(
      request,
      reply,
      await this.desk.frame(request),
      enrolPage(await this.desk.frame(request), { ...found, token, refusal: undefined }),
    );
  }

  @Post('enrol/:token')
  async enrol(@Req() request: FastifyRequest, @Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const password = (valueOf(formBody(request.body), '/password') ?? '').slice(0, 1000);
    const found = accepted(await this.ports.enrolment.look(token));
    const opened = await this.ports.secondStep.after(await this.ports.enrolment.redeem(token, password, deviceOf(request)));
    if (!isRefusal(opened)) return welcome(reply, opened, HOME);
    if (opened.code === 'login.second_factor_required') return this.askMore(request, reply, HOME, found.login, opened);
    const frame = await this.desk.frame(request);
    sendPage(request, reply, frame, enrolPage(frame, { ...found, token, refusal: opened }), problemOf(opened.code).status);
  }

  /** The second step, where the first was right; else the first once more. */
  private async askMore(request: FastifyRequest, reply: FastifyReply, next: string, login: string, refusal: Refusal): Promise<void> {
    const challenge = refusal.params['challenge'];
    if (typeof challenge !== 'string') return this.answer(request, reply, next, login, refusal);
    await this.askCode(request, reply, { challenge, next, refusal: undefined });
  }

  private async askCode(request: FastifyRequest, reply: FastifyReply, model: Parameters<typeof codePage>[1]): Promise<void> {
    const frame = await this.desk.frame(request);
    const retry = model.refusal?.params['retryAfterSeconds'];
    if (typeof retry === 'number') reply.header('Retry-After', String(retry));
    sendPage(request, reply, frame, codePage(frame, model), model.refusal === undefined ? 200 : problemOf(model.refusal.code).status);
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    login: string,
    refusal: Refusal | undefined,
  ): Promise<void> {
    const frame = await this.desk.frame(request);
    const people = await this.ports.demo.list();
    const listed = isRefusal(people) ? [] : people;
    const places = listed.flatMap(({ organisation, authority }) => organisation ?? authority ?? []);
    const names = await this.ports.names.namesOf([...new Set(places)]);
    const page = signInPage(frame, { next, login, refusal, provider: this.ports.oidc.name, demo: demoGroups(listed, names, frame.lang) });
    const retry = refusal?.params['retryAfterSeconds'];
    if (typeof retry === 'number') reply.header('Retry-After', String(retry));
    sendPage(request, reply, frame, page, refusal === undefined ? 200 : problemOf(refusal.code).status);
  }
}

const nextIn = (body: FormBody): string => localPath(valueOf(body, 'next'), HOME);

function welcome(reply: FastifyReply, opened: Opened, path: string): void {
  reply.header('Set-Cookie', setSessionCookie(opened.token, opened.cookieSeconds));
  goOn(reply, path);
}
