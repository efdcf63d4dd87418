import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { dayInShanghai } from '@sandbar/calendar';
import { ROLES, isRefusal } from '@sandbar/domain';
import type { Actor, Refusal, Role } from '@sandbar/domain';
import { fitsPlace, isLendable } from '@sandbar/identity';
import { parseBody, problemOf } from '@sandbar/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accepted } from '../../http/refused.exception.js';
import { getActor } from '../../http/request-context.js';
import { delegationView } from '../../people/delegation-view.js';
import { DelegationsController } from '../../people/delegations.controller.js';
import { DelegationBody } from '../../people/people.payloads.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { formBody, valueOf, valuesOf } from '../forms/form-body.js';
import type { FormFault, Option } from '../forms/field.js';
import type { Frame } from '../frame/frame.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { delegationsPage } from './delegations-page.js';
import type { DelegationsModel } from './delegations-page.js';

const COLLEAGUES = 500;
const NOTHING = { delegator: '', delegate: '', roles: [], from: '', to: '', reason: '' };

/** `/delegations`, over the same service as the API. */
@Controller('delegations')
export class DelegationPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(DelegationsController) private readonly api: DelegationsController,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const said = this.desk.query(request, 'done');
    const done = said === 'arranged' || said === 'revoked' ? said : undefined;
    const today = dayInShanghai(this.ports.clock.now());
    const { person, roles } = getActor(request);
    const typed = { ...NOTHING, delegator: person, roles: roles.filter(isLendable), from: today, to: today };
    await this.answer(request, reply, typed, undefined, done);
  }

  @Post()
  async arrange(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const said = (name: string): string => valueOf(body, name) ?? '';
    const actor = getActor(request);
    const delegator = said('/delegator') === '' ? actor.person : said('/delegator');
    const typed = {
      ...{ delegator, delegate: said('/delegate'), roles: valuesOf(body, '/roles') },
      ...{ from: said('/from'), to: said('/to'), reason: said('/reason') },
    };
    const parsed = parseBody(DelegationBody, typed);
    const made = isRefusal(parsed) ? parsed : await this.ports.cover.arrange(actor, { ...parsed, delegator });
    if (isRefusal(made)) return this.answer(request, reply, typed, made, undefined);
    goOn(reply, '/delegations?done=arranged');
  }

  @Post(':id/revocation')
  async revoke(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.api.revoke(request, id);
    goOn(reply, '/delegations?done=revoked');
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: DelegationsModel['typed'],
    refusal: Refusal | undefined,
    done: DelegationsModel['done'],
  ): Promise<void> {
    const frame = await this.desk.frame(request);
    const actor = getActor(request);
    const unit = this.ports.policy.admit(actor, 'delegations.unit') === undefined;
    const [rows, colleagues] = await Promise.all([this.ports.cover.list(actor, unit), this.colleagues(actor)]);
    const now = this.ports.clock.now();
    // Whoever arranges for others chooses among all roles: what the delegator holds is judged when it is sent.
    const lendable = (unit ? (Object.keys(ROLES) as Role[]).filter((role) => fitsPlace([role], actor)) : actor.roles).filter(isLendable);
    const model: DelegationsModel = {
      rows: accepted(rows).map((row) => delegationView(row, now)),
      unit,
      delegators: colleagues,
      delegates: colleagues.filter(({ value }) => unit || value !== actor.person),
      roles: lendable.map((role) => ({ value: role, label: ROLES[role][frame.lang] })),
      typed,
      faults: faultsOf(refusal, frame),
      done,
    };
    sendPage(request, reply, frame, delegationsPage(frame, model), refusal === undefined ? 200 : problemOf(refusal.code).status);
  }

  private async colleagues({ authority, organisation }: Actor): Promise<readonly Option[]> {
    const of = authority !== null ? { authority } : organisation !== null ? { organisation } : undefined;
    if (of === undefined) return [];
    const people = await this.ports.people.listPeople({ ...of, limit: COLLEAGUES });
    return people
      .filter(({ status }) => status === 'active')
      .map(({ id, displayName, login }) => ({ value: id, label: `${displayName}（${login}）` }));
  }
}

function faultsOf(refusal: Refusal | undefined, frame: Frame): FormFault[] {
  if (refusal === undefined) return [];
  if (refusal.errors !== undefined) return refusal.errors.map(({ pointer, message }) => ({ pointer, message: message[frame.lang] }));
  const row = problemOf(refusal.code);
  return [{ pointer: '', message: (refusal.detail ?? row.title)[frame.lang] }];
}
