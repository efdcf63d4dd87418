import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from '@sandbar/contracts';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import type { Proposal } from '@sandbar/workflow';
import { changeId } from '../../calendar/calendar.controller.js';
import { shownView } from '../../calendar/change-view.js';
import { RefusedException, accepted } from '../../http/refused.exception.js';
import { getActor } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { formBody, valueOf } from '../forms/form-body.js';
import { refusalText } from '../forms/refusal-text.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { calendarPage } from './calendar-page.js';
import { CalendarScreens } from './calendar-screens.js';
import type { Typed } from './calendar-screens.js';
import { changePage } from './change-page.js';
import { OVERRIDE_MEMBERS, overrideOf } from './override-form.js';
import { parsed, readHanded } from './read-handed.js';
import { trialPage } from './trial-page.js';
import type { Handed } from './trial-page.js';

/** `/calendar`, over the same office as the API. A form is tried first; what is entered is read once more. */
@Controller('calendar')
export class CalendarPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'calendar'>,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(CalendarScreens) private readonly screens: CalendarScreens,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.overview(request, reply, {});
  }

  @Post('notices')
  async tryNotice(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const json = await readHanded(request);
    await this.trial(request, reply, { what: 'notice', json }, { json });
  }

  @Post('overrides')
  async tryOverride(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const override = Object.fromEntries(OVERRIDE_MEMBERS.map((member) => [member, (valueOf(body, `/${member}`) ?? '').trim()]));
    await this.trial(request, reply, { what: 'override', json: JSON.stringify(overrideOf(override)) }, { override });
  }

  @Post('changes')
  async enter(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const handed = { what: valueOf(body, 'what') === 'notice' ? 'notice' : 'override', json: valueOf(body, 'json') ?? '' } as const;
    const proposal = this.read(handed);
    const entered = isRefusal(proposal) ? proposal : await this.ports.calendar.enter(proposal, getActor(request));
    if (isRefusal(entered)) return this.overview(request, reply, { json: handed.json }, entered);
    goOn(reply, `/calendar/changes/${entered.id}?done=entered`);
  }

  @Get('changes/:change')
  async change(@Req() request: FastifyRequest, @Param('change') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.detail(request, reply, id);
  }

  @Post('changes/:change/:what')
  async settle(
    @Req() request: FastifyRequest,
    @Param('change') id: string,
    @Param('what') what: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (what !== 'confirmation' && what !== 'withdrawal') throw new RefusedException(refuse('route.not_found'));
    const actor = getActor(request);
    const done = await (what === 'confirmation'
      ? this.ports.calendar.confirm(changeId(id), actor)
      : this.ports.calendar.withdraw(changeId(id), actor));
    if (isRefusal(done)) return this.detail(request, reply, id, done);
    goOn(reply, `/calendar/changes/${id}?done=${what}`);
  }

  private read({ what, json }: Handed): Proposal | Refusal {
    const read = parsed(json);
    if (isRefusal(read)) return read;
    return what === 'notice' ? this.ports.calendar.readNotice(read.value) : this.ports.calendar.readOverride(read.value);
  }

  private async trial(request: FastifyRequest, reply: FastifyReply, handed: Handed, typed: Typed): Promise<void> {
    const proposal = this.read(handed);
    const plan = isRefusal(proposal) ? proposal : await this.ports.calendar.preview(proposal, getActor(request));
    if (isRefusal(proposal) || isRefusal(plan))
      return this.overview(request, reply, typed, isRefusal(proposal) ? proposal : (plan as Refusal));
    const frame = await this.desk.frame(request);
    const scope = proposal.content.kind === 'override' ? proposal.content.scope : null;
    const place = (await this.screens.places(frame)).nameOf(scope);
    const everything = this.screens.seesAll(getActor(request));
    sendPage(request, reply, frame, trialPage(frame, { handed, document: proposal, place, plan, everything }));
  }

  private async overview(request: FastifyRequest, reply: FastifyReply, typed: Typed, refusal?: Refusal): Promise<void> {
    const frame = await this.desk.frame(request);
    const year = Number(this.desk.query(request, 'year') ?? Number.NaN);
    const model = await this.screens.overview(frame, getActor(request), year, typed, refusal);
    sendPage(request, reply, frame, calendarPage(frame, model), refusal === undefined ? 200 : problemOf(refusal.code).status);
  }

  private async detail(request: FastifyRequest, reply: FastifyReply, id: string, refusal?: Refusal): Promise<void> {
    const actor = getActor(request);
    const shown = accepted(await this.ports.calendar.show(changeId(id), actor));
    const frame = await this.desk.frame(request);
    const { content, enteredBy, confirmedBy, withdrawnBy } = shown.change;
    const [places, nameOf] = await Promise.all([
      this.screens.places(frame),
      this.screens.names(frame, [enteredBy, confirmedBy, withdrawnBy]),
    ]);
    const done = this.desk.query(request, 'done');
    const open = shown.irrevocable === undefined && shown.unconfirmable !== undefined ? shown.unconfirmable : undefined;
    const page = changePage(frame, {
      ...shownView(shown),
      place: places.nameOf(content.kind === 'override' ? content.scope : null),
      nameOf,
      everything: this.screens.seesAll(actor),
      why: open === undefined ? undefined : refusalText(frame, open),
      faults: refusal === undefined ? [] : [{ pointer: '', message: refusalText(frame, refusal) }],
      done: done === 'entered' || done === 'confirmation' || done === 'withdrawal' ? done : undefined,
    });
    sendPage(request, reply, frame, page, refusal === undefined ? 200 : problemOf(refusal.code).status);
  }
}
