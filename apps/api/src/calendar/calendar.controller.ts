import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { missingNotice } from '@sandbar/workflow';
import type { CalendarPlan, Proposal } from '@sandbar/workflow';
import { readQuery } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { DryRunQuery, YearQuery } from './calendar.payloads.js';
import { changeView, shownView } from './change-view.js';
import type { ChangeView, ShownChangeView } from './change-view.js';
import { yearView } from './year-view.js';
import type { YearView } from './year-view.js';
import { UUID } from '../http/uuid.js';

/** The calendar of holidays: read by everybody; changed by one person and confirmed by another. */
@Controller('v1/calendar')
export class CalendarController {
  constructor(@Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'calendar' | 'rules' | 'clock'>) {}

  @Get('years/:year')
  async year(@Req() request: FastifyRequest, @Param('year') year: string): Promise<YearView> {
    const { province } = readQuery(request, YearQuery);
    const at = this.ports.clock.now();
    const { calendars } = await this.ports.rules.current();
    const calendar = calendars.at(at, province === undefined ? null : { province, authority: province });
    const view = /^\d{4}$/.test(year) ? yearView(calendar, Number(year)) : undefined;
    if (view === undefined) throw new RefusedException(refuse('reference.not_found', { kind: 'year', id: year }));
    return view;
  }

  @Get('changes')
  async list(): Promise<{ readonly data: readonly ChangeView[]; readonly missingNotice: number | null }> {
    const rows = await this.ports.calendar.list();
    return { data: rows.map(changeView), missingNotice: missingNotice(await this.ports.rules.current(), this.ports.clock.now()) };
  }

  @Get('changes/:change')
  async show(@Req() request: FastifyRequest, @Param('change') id: string): Promise<ShownChangeView> {
    return shownView(accepted(await this.ports.calendar.show(changeId(id), getActor(request))));
  }

  @Post('notices')
  @HttpCode(201)
  load(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.enter(request, reply, accepted(this.ports.calendar.readNotice(request.body)));
  }

  @Post('overrides')
  @HttpCode(201)
  override(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.enter(request, reply, accepted(this.ports.calendar.readOverride(request.body)));
  }

  @Post('changes/:change/confirmation')
  @HttpCode(200)
  async confirm(@Req() request: FastifyRequest, @Param('change') id: string): Promise<ChangeView> {
    return changeView(accepted(await this.ports.calendar.confirm(changeId(id), getActor(request))));
  }

  @Post('changes/:change/withdrawal')
  @HttpCode(200)
  async withdraw(@Req() request: FastifyRequest, @Param('change') id: string): Promise<ChangeView> {
    return changeView(accepted(await this.ports.calendar.withdraw(changeId(id), getActor(request))));
  }

  private async enter(
    request: FastifyRequest,
    reply: FastifyReply,
    proposal: Proposal,
  ): Promise<{ readonly change: ChangeView | null; readonly plan: CalendarPlan }> {
    const { dryRun } = readQuery(request, DryRunQuery);
    const actor = getActor(request);
    const plan = accepted(await this.ports.calendar.preview(proposal, actor));
    if (dryRun === 'true') {
      void reply.code(200);
      return { change: null, plan };
    }
    const change = accepted(await this.ports.calendar.enter(proposal, actor));
    void reply.header('Location', `/v1/calendar/changes/${change.id}`);
    return { change: changeView(change), plan };
  }
}

/** @throws RefusedException `calendar.change_not_found` for what is no id */
export function changeId(id: string): string {
  if (!UUID.test(id)) throw new RefusedException(refuse('calendar.change_not_found', { change: id }));
  return id;
}
