import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NOTIFICATION_TYPES, parseBody, problemOf } from '@sandbar/contracts';
import type { NotificationType } from '@sandbar/contracts';
import { isRefusal, refuse } from '@sandbar/domain';
import type { Actor, Bilingual, Refusal } from '@sandbar/domain';
import { webhookTypesFor } from '@sandbar/notifications';
import type { EndpointView } from '@sandbar/notifications';
import { RefusedException, accepted } from '../../http/refused.exception.js';
import { getActor } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { NewWebhookBody, WebhookStateBody } from '../../webhooks/webhook.payloads.js';
import { LOG_LINES, uuidOf } from '../../webhooks/webhooks.controller.js';
import { formBody, valueOf, valuesOf } from '../forms/form-body.js';
import type { FormFault } from '../forms/field.js';
import { refusalText } from '../forms/refusal-text.js';
import { sayIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { deliveriesPage } from './deliveries-page.js';
import { webhooksPage } from './webhooks-page.js';
import type { ShownSecret, TypeGroup, WebhooksModel } from './webhooks-page.js';

interface Shown {
  readonly typed?: WebhooksModel['typed'];
  readonly shown?: ShownSecret;
}

/** `/webhooks`, over the same desk as the API. A secret stands on the page that answers the form, and nowhere after. */
@Controller('webhooks')
export class WebhookPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'webhooks' | 'reference'>,
    @Inject(PageDesk) private readonly desk: PageDesk,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply);
  }

  @Post()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const typed = { url: (valueOf(body, '/url') ?? '').trim(), types: valuesOf(body, '/types') };
    const parsed = parseBody(NewWebhookBody, typed);
    const made = isRefusal(parsed)
      ? parsed
      : await this.ports.webhooks.create(getActor(request), { url: parsed.url, types: parsed.types ?? [] });
    if (isRefusal(made)) return this.answer(request, reply, made, { typed });
    const { endpoint, secret } = made;
    await this.answer(request, reply, undefined, { shown: { url: endpoint.url, secret, rotatingUntil: null } });
  }

  @Post(':endpoint/rotation')
  async rotate(@Req() request: FastifyRequest, @Param('endpoint') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { url } = await this.endpoint(getActor(request), id);
    const turned = await this.ports.webhooks.rotate(getActor(request), id);
    if (isRefusal(turned)) return this.answer(request, reply, turned);
    await this.answer(request, reply, undefined, { shown: { url, ...turned } });
  }

  @Post(':endpoint/state')
  async setState(@Req() request: FastifyRequest, @Param('endpoint') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { state } = accepted(parseBody(WebhookStateBody, { state: valueOf(formBody(request.body), 'state') }));
    const set = await this.ports.webhooks.setState(getActor(request), uuidOf(id), state);
    if (isRefusal(set) && set.errors !== undefined) return this.answer(request, reply, set);
    goOn(reply, `/webhooks?done=${accepted(set).state}`);
  }

  @Get(':endpoint')
  async log(@Req() request: FastifyRequest, @Param('endpoint') id: string, @Res() reply: FastifyReply): Promise<void> {
    const actor = getActor(request);
    const endpoint = await this.endpoint(actor, id);
    const [frame, rows, titles] = await Promise.all([
      this.desk.frame(request),
      this.ports.webhooks.deliveries(actor, id, LOG_LINES),
      this.titles(),
    ]);
    const page = deliveriesPage(frame, {
      endpoint,
      rows: accepted(rows),
      full: accepted(rows).length === LOG_LINES,
      titleOf: (type) => titles.get(type)?.title[frame.lang] ?? type,
      replayed: this.desk.query(request, 'done') === 'replayed',
    });
    sendPage(request, reply, frame, page);
  }

  @Post(':endpoint/deliveries/:delivery/replay')
  async replay(
    @Req() request: FastifyRequest,
    @Param('endpoint') endpoint: string,
    @Param('delivery') delivery: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusal = await this.ports.webhooks.replay(getActor(request), uuidOf(delivery));
    if (refusal !== undefined) throw new RefusedException(refusal);
    goOn(reply, `/webhooks/${uuidOf(endpoint)}?done=replayed`);
  }

  /** @throws RefusedException `reference.not_found`: none of theirs */
  private async endpoint(actor: Actor, id: string): Promise<EndpointView> {
    const found = (await this.ports.webhooks.list(actor)).find((one) => one.id === id);
    if (found === undefined) throw new RefusedException(refuse('reference.not_found', { kind: 'webhook', id }));
    return found;
  }

  /** Titles of notification templates by their code: of several versions the newest, which stands last. */
  private async titles(): Promise<ReadonlyMap<string, { readonly title: Bilingual; readonly type: NotificationType }>> {
    const rows = (await this.ports.reference.list('notification-templates')) as unknown as readonly TemplateRow[];
    return new Map(rows.map(({ code, subject, type }) => [code, { title: withoutPlaces(subject), type }]));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, refusal?: Refusal, { typed, shown }: Shown = {}): Promise<void> {
    const actor = getActor(request);
    const [frame, endpoints, titles] = await Promise.all([this.desk.frame(request), this.ports.webhooks.list(actor), this.titles()]);
    const done = this.desk.query(request, 'done');
    const page = webhooksPage(frame, {
      endpoints,
      groups: groupsOf(webhookTypesFor(actor), titles, frame),
      typed: typed ?? { url: '', types: [] },
      shown,
      faults: refusal === undefined ? [] : faultsOf(refusal, frame),
      done: done === 'active' || done === 'disabled' ? done : undefined,
    });
    sendPage(request, reply, frame, page, refusal === undefined ? 200 : problemOf(refusal.code).status);
  }
}

interface TemplateRow {
  readonly code: string;
  readonly type: NotificationType;
  readonly subject: Bilingual;
}
/** «审查超期：{lane}» stands for every lane. */
const without = (text: string): string => text.replace(/\s*[:：]?\s*\{\w+\}/g, '');
const withoutPlaces = ({ zh, en }: Bilingual): Bilingual => ({ zh: without(zh), en: without(en) });

function groupsOf(
  open: ReadonlySet<string>,
  titles: ReadonlyMap<string, { readonly title: Bilingual; readonly type: NotificationType }>,
  { lang }: Frame,
): TypeGroup[] {
  const say = sayIn(lang);
  const rows = [...titles].filter(([code]) => open.has(code));
  return (Object.keys(NOTIFICATION_TYPES) as NotificationType[]).flatMap((kind) => {
    const options = rows.filter(([, { type }]) => type === kind).map(([value, { title }]) => ({ value, label: say(title) }));
    return options.length === 0 ? [] : [{ title: say(NOTIFICATION_TYPES[kind].title), options }];
  });
}

function faultsOf(refusal: Refusal, frame: Frame): FormFault[] {
  if (refusal.errors === undefined) return [{ pointer: '', message: refusalText(frame, refusal) }];
  return refusal.errors.map(({ pointer, message }) => ({
    pointer: pointer.startsWith('/types') ? '/types' : pointer,
    message: message[frame.lang],
  }));
}
