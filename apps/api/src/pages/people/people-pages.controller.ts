import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ROLES, isRefusal } from '@sandbar/domain';
import type { Refusal, Role } from '@sandbar/domain';
import { fitsPlace } from '@sandbar/identity';
import { parseBody, problemOf } from '@sandbar/contracts';
import type { PayloadClass } from '@sandbar/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusedException, accepted } from '../../http/refused.exception.js';
import { getActor } from '../../http/request-context.js';
import { InvitationsController, invitationView } from '../../people/invitations.controller.js';
import { DepartureBody, GrantBody, InvitationBody } from '../../people/people.payloads.js';
import { StaffController } from '../../people/staff.controller.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { formBody, valueOf, valuesOf } from '../forms/form-body.js';
import type { FormBody } from '../forms/form-body.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { peoplePage } from './people-page.js';

const MOST = 50;
const LISTS = new Set(['/roles', '/ended']);

/** `/people`, for the administrator of an office or a firm; over the same services as the API. */
@Controller('people')
export class PeoplePagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(StaffController) private readonly staff: StaffController,
    @Inject(InvitationsController) private readonly invitations: InvitationsController,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, {}, undefined, this.desk.query(request, 'done'));
  }

  @Post('invitations')
  async invite(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, InvitationBody, ['/email', '/displayName', '/roles'], {}, async (body) => {
      const made = accepted(await this.ports.invitations.invite(getActor(request), { ...body, locale: 'zh' }));
      return made.mailed ? 'invited' : 'unmailed';
    });
  }

  @Post('invitations/:id/:what')
  async change(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('what') what: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (what !== 'resending') {
      await this.invitations.revoke(request, id);
      return goOn(reply, '/people?done=revoked');
    }
    const { mailed } = await this.invitations.resend(request, id);
    goOn(reply, `/people?done=${mailed ? 'invited' : 'unmailed'}`);
  }

  @Post('roles')
  async grant(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const person = valueOf(formBody(request.body), '/grantee') ?? '';
    await this.send(request, reply, GrantBody, ['/role', '/from', '/until'], {}, async ({ role, from, until }) => {
      await this.staff.give(getActor(request), person, role, from, until);
      return 'granted';
    });
  }

  @Post('departures')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const names = ['/person', '/ended', '/lastDay', '/reason'];
    await this.send(request, reply, DepartureBody, names, { '/ended': 'roles' }, async ({ person, roles, lastDay, reason }) => {
      const draft = { person, roles: roles === undefined || roles.length === 0 ? null : roles, lastDay: lastDay ?? null, reason };
      accepted(await this.ports.bulk.leave(getActor(request), draft));
      return 'left';
    });
  }

  @Post('departures/:id/cancellation')
  async stay(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.staff.stay(request, id);
    goOn(reply, '/people?done=stays');
  }

  /** Reads the fields of one form, does it, and goes on, or shows what was wrong beside what was typed. */
  private async send<T extends object>(
    request: FastifyRequest,
    reply: FastifyReply,
    of: PayloadClass<T>,
    names: readonly string[],
    called: Readonly<Record<string, string>>,
    work: (body: T) => Promise<string>,
  ): Promise<void> {
    const form = formBody(request.body);
    const typed = typedIn(form, names);
    const sent = Object.entries(typed).filter(([, value]) => value.length > 0);
    const parsed = parseBody(of, Object.fromEntries(sent.map(([name, value]) => [called[name] ?? name.slice(1), value])));
    const back = new Map(Object.entries(called).map(([name, member]) => [`/${member}`, name]));
    const refusal = isRefusal(parsed) ? parsed : await refusalOf(() => work(parsed));
    if (typeof refusal === 'string') return goOn(reply, `/people?done=${refusal}`);
    const errors = refusal.errors?.map((fault) => ({ ...fault, pointer: back.get(fault.pointer) ?? fault.pointer }));
    const grantee = valueOf(form, '/grantee');
    const kept = grantee === undefined ? typed : { ...typed, '/grantee': grantee };
    await this.answer(request, reply, kept, errors === undefined ? refusal : { ...refusal, errors }, undefined);
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Readonly<Record<string, string | readonly string[]>>,
    refusal: Refusal | undefined,
    done: string | undefined,
  ): Promise<void> {
    const frame = await this.desk.frame(request);
    const actor = getActor(request);
    const [people, departures, invited] = await Promise.all([
      this.staff.listOf(actor, {}, undefined, MOST + 1),
      this.ports.bulk.listDepartures(actor),
      this.ports.invitations.list(actor),
    ]);
    const roles = (Object.keys(ROLES) as Role[]).filter((role) => fitsPlace([role], actor));
    const whole =
      refusal === undefined || refusal.errors !== undefined
        ? []
        : [{ pointer: '', message: (refusal.detail ?? problemOf(refusal.code).title)[frame.lang] }];
    const page = peoplePage(frame, {
      ...{ people: people.slice(0, MOST), more: people.length > MOST, me: actor.person, typed, done },
      departures: accepted(departures),
      invitations: accepted(invited).map((row) => invitationView(row, this.ports.clock.now())),
      roles: roles.map((role) => ({ value: role, label: ROLES[role][frame.lang] })),
      faults: [...whole, ...(refusal?.errors ?? []).map(({ pointer, message }) => ({ pointer, message: message[frame.lang] }))],
    });
    sendPage(request, reply, frame, page, refusal === undefined ? 200 : problemOf(refusal.code).status);
  }
}

async function refusalOf(work: () => Promise<string>): Promise<string | Refusal> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof RefusedException) return fault.refusal;
    throw fault;
  }
}

function typedIn(form: FormBody, names: readonly string[]): Record<string, string | readonly string[]> {
  return Object.fromEntries(names.map((name) => [name, LISTS.has(name) ? valuesOf(form, name) : (valueOf(form, name) ?? '')]));
}
