import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { dayInShanghai } from '@sandbar/calendar';
import { PROVINCE_LABELS, parseBody, problemOf } from '@sandbar/contracts';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Province, Refusal } from '@sandbar/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { stageLabel } from '../../cases/stage-labels.js';
import { RefusedException, accepted } from '../../http/refused.exception.js';
import { getActor } from '../../http/request-context.js';
import { SuccessionBody } from '../../people/people.payloads.js';
import { SuccessionsController } from '../../people/successions.controller.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { formBody, valueOf } from '../forms/form-body.js';
import type { FormBody } from '../forms/form-body.js';
import type { FormFault, Option } from '../forms/field.js';
import { refusalText } from '../forms/refusal-text.js';
import type { Frame } from '../frame/frame.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { successionPage } from './succession-page.js';
import { successionTrialPage, successionsPage } from './successions-page.js';
import type { TypedSuccession } from './successions-page.js';

/** Cases of a succession on one page. */
const SHOWN = 100;
const NOTHING: TypedSuccession = { from: '', to: '', since: '', basis: '', movesPeople: '' };
const MEMBERS = Object.keys(NOTHING) as (keyof TypedSuccession)[];

/** `/successions`, over the same service as the API. A form is tried first. */
@Controller('successions')
export class SuccessionPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'bulk' | 'reference' | 'names' | 'registry' | 'clock'>,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(SuccessionsController) private readonly api: SuccessionsController,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.overview(request, reply, NOTHING);
  }

  @Post()
  async record(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const typed = typedIn(body);
    const parsed = parseBody(SuccessionBody, bodyOf(typed));
    if (isRefusal(parsed)) return this.overview(request, reply, typed, parsed);
    const actor = getActor(request);
    if (valueOf(body, 'confirmed') === 'yes') {
      const made = await this.ports.bulk.succeed(actor, parsed);
      return isRefusal(made) ? this.overview(request, reply, typed, made) : goOn(reply, `/successions/${made.id}?done=recorded`);
    }
    const plan = await this.ports.bulk.wouldSucceed(actor, parsed);
    if (isRefusal(plan)) return this.overview(request, reply, typed, plan);
    const frame = await this.desk.frame(request);
    const nameOf = await this.names(frame, [parsed.from, parsed.to]);
    sendPage(request, reply, frame, successionTrialPage(frame, plan, typed, { nameOf, stageOf: this.stages(frame) }));
  }

  @Get(':id')
  async detail(@Req() request: FastifyRequest, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { row, succession } = await this.api.getSuccession(id);
    const { data, page } = await this.api.listCases(id, this.desk.query(request, 'cursor'), SHOWN);
    const frame = await this.desk.frame(request);
    const done = this.desk.query(request, 'done');
    const model = {
      ...{ row, succession, cases: data, next: page.next },
      nameOf: await this.names(frame, [succession.from, succession.to, row.requestedBy]),
      stageOf: this.stages(frame),
      done: done === 'recorded' || done === 'cancellation' || done === 'repetition' ? done : undefined,
    } as const;
    sendPage(request, reply, frame, successionPage(frame, model));
  }

  @Post(':id/:what')
  async change(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('what') what: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (what === 'cancellation') await this.api.keep(request, id);
    else if (what === 'repetition') await this.api.again(request, id);
    else throw new RefusedException(refuse('route.not_found'));
    goOn(reply, `/successions/${id}?done=${what}`);
  }

  private async overview(request: FastifyRequest, reply: FastifyReply, typed: TypedSuccession, refusal?: Refusal): Promise<void> {
    const frame = await this.desk.frame(request);
    const rows = accepted(await this.ports.bulk.listSuccessions(getActor(request)));
    const named = rows.flatMap(({ content }) => (content.kind === 'succession' ? [content.from, content.to] : []));
    const [offices, nameOf] = await Promise.all([this.offices(frame), this.names(frame, named)]);
    const page = successionsPage(frame, { rows, nameOf, offices, typed, faults: faultsOf(refusal, frame) });
    sendPage(request, reply, frame, page, refusal === undefined ? 200 : problemOf(refusal.code).status);
  }

  private stages({ lang }: Frame): (stage: string) => string {
    const definition = this.ports.registry.latest('pilot-application');
    return (stage) => stageLabel(definition, stage)[lang];
  }

  /** Offices whose term is not over, by province. */
  private async offices({ lang }: Frame): Promise<readonly Option[]> {
    const today = dayInShanghai(this.ports.clock.now());
    const rows = await this.ports.reference.list('authorities');
    return rows
      .filter(({ validTo }) => typeof validTo !== 'string' || validTo >= today)
      .map((row) => ({
        value: String(row['id']),
        label: (row['name'] as { zh: string; en: string })[lang],
        ...(typeof row['jurisdiction'] === 'string' ? { group: provinceName(row['jurisdiction'], lang) } : {}),
      }));
  }

  /** Names by id; a province by its code. */
  private async names({ lang }: Frame, ids: readonly string[]): Promise<(id: string) => string> {
    const offices = await this.ports.reference.list('authorities');
    const known = new Map(offices.map((row) => [String(row['id']), (row['name'] as { zh: string; en: string })[lang]]));
    const found = await this.ports.names.namesOf(ids);
    return (id) => found.get(id)?.[lang] ?? known.get(id) ?? provinceName(id, lang);
  }
}

const provinceName = (code: string, lang: Frame['lang']): string =>
  Object.hasOwn(PROVINCE_LABELS, code) ? PROVINCE_LABELS[code as Province][lang] : code;

const typedIn = (body: FormBody): TypedSuccession =>
  Object.fromEntries(MEMBERS.map((member) => [member, (valueOf(body, `/${member}`) ?? '').trim()])) as TypedSuccession;

/** What is empty was not sent: the class then says that it is required. */
function bodyOf({ movesPeople, ...texts }: TypedSuccession): Readonly<Record<string, unknown>> {
  const said = Object.entries(texts).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(said), ...(movesPeople === '' ? {} : { movesPeople: movesPeople === 'true' }) };
}

function faultsOf(refusal: Refusal | undefined, frame: Frame): FormFault[] {
  if (refusal === undefined) return [];
  if (refusal.errors === undefined) return [{ pointer: '', message: refusalText(frame, refusal) }];
  return refusal.errors.map(({ pointer, message }) => ({ pointer, message: message[frame.lang] }));
}
