import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { parseBody, problemOf } from '@sandbar/contracts';
import { accepted } from '../../http/refused.exception.js';
import { getActor, getSignedIn } from '../../http/request-context.js';
import { UUID } from '../../http/uuid.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { freshly } from '../../sessions/freshly.js';
import { LinkBody } from '../../sessions/identity.payloads.js';
import { formBody, valueOf } from '../forms/form-body.js';
import type { FormBody } from '../forms/form-body.js';
import { refusalText } from '../forms/refusal-text.js';
import { wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { asksForProof, takeProof } from '../security/proof.js';
import { identitiesPage } from './identities-page.js';
import type { IdentitiesModel } from './identities-page.js';

const LONGEST_NAME = 200;
type Mailed = { readonly mailed: boolean };

/** `/people/identities`, for the security administrator; over the same service as the API. */
@Controller('people/identities')
export class IdentityPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, this.desk.query(request, 'login') ?? '');
  }

  @Post()
  async link(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const login = valueOf(body, 'login') ?? '';
    const subject = (valueOf(body, '/subject') ?? '').trim();
    const made =
      (await takeProof(this.ports, request, reply, body)) ??
      (await freshly(this.ports, getActor(request), 'people.identity')) ??
      (await this.make(request, login, subject));
    if (isRefusal(made)) return this.answer(request, reply, login, made, subject);
    this.back(reply, login, 'linked', made);
  }

  @Post('unlink')
  async unlink(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body: FormBody = formBody(request.body);
    const login = valueOf(body, 'login') ?? '';
    const id = valueOf(body, 'identity') ?? '';
    const by = getActor(request);
    const person = await this.ports.links.findPerson(by, named(login));
    const gone = isRefusal(person)
      ? person
      : UUID.test(id)
        ? await this.ports.links.unlink(by, person.id, id)
        : refuse('reference.not_found', { kind: 'identity', id });
    if (isRefusal(gone)) return this.answer(request, reply, login, gone);
    this.back(reply, login, 'unlinked', gone);
  }

  private async make(request: FastifyRequest, login: string, subject: string): Promise<Mailed | Refusal> {
    const by = getActor(request);
    const person = await this.ports.links.findPerson(by, named(login));
    if (isRefusal(person)) return person;
    const parsed = parseBody(LinkBody, { subject });
    return isRefusal(parsed) ? parsed : this.ports.links.link(by, person.id, parsed.subject);
  }

  private back(reply: FastifyReply, login: string, what: string, { mailed }: Mailed): void {
    goOn(reply, `/people/identities?login=${encodeURIComponent(login)}&done=${what}${mailed ? '' : '-unmailed'}`);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, login: string, refusal?: Refusal, subject = ''): Promise<void> {
    const frame = await this.desk.frame(request);
    const actor = getActor(request);
    const person = login === '' ? undefined : await this.ports.links.findPerson(actor, named(login));
    const missing = isRefusal(person) ? person : undefined;
    const found: IdentitiesModel['found'] =
      person === undefined || isRefusal(person)
        ? undefined
        : { person, own: person.id === actor.person, links: accepted(await this.ports.links.listOf(actor, person.id)) };
    const shown = refusal ?? missing;
    const whole =
      shown === undefined || shown.errors !== undefined
        ? []
        : [{ pointer: '', message: missingPerson(shown, frame) ?? refusalText(frame, shown) }];
    const page = identitiesPage(frame, {
      ...{ provider: this.ports.oidc.name, login, found, subject },
      proof: asksForProof(refusal) ? await this.ports.reauthentication.ways(getSignedIn(request)) : undefined,
      faults: [...whole, ...(shown?.errors ?? []).map(({ pointer, message }) => ({ pointer, message: message[frame.lang] }))],
      done: refusal === undefined ? this.desk.query(request, 'done') : undefined,
    });
    sendPage(request, reply, frame, page, shown === undefined ? 200 : problemOf(shown.code).status);
  }
}

function missingPerson({ code, params }: Refusal, frame: Frame): string | undefined {
  if (code !== 'reference.not_found' || params['kind'] !== 'person') return undefined;
  return wordsIn(frame.lang)('没有此登录名的人员，请核对。', 'Nobody has this sign-in name: check how it is written.');
}

const named = (login: string): string => login.trim().slice(0, LONGEST_NAME);
