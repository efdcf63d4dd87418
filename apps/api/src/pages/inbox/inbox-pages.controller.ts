import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCursor, writeCursor } from '../../cases/cursor.js';
import { getActor } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { formBody, valueOf, valuesOf } from '../forms/form-body.js';
import { PageDesk } from '../frame/page-desk.js';
import { goOn, sendPage } from '../frame/page-frame.js';
import { inboxPage } from './inbox-page.js';
import { UUID } from '../../http/uuid.js';

const LIMIT = 20;

/** A person's own notifications. */
@Controller('inbox')
export class InboxPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const frame = await this.desk.frame(request);
    const cursor = this.desk.query(request, 'cursor');
    const after = cursor === undefined ? undefined : readCursor(cursor, 'inbox', ['instant', 'uuid']);
    const unreadOnly = this.desk.query(request, 'show') === 'unread';
    const rows = await this.ports.inbox.list(getActor(request).person, {
      unreadOnly,
      limit: LIMIT + 1,
      ...(after === undefined ? {} : { after: { at: String(after[0]), id: String(after[1]) } }),
    });
    const items = rows.slice(0, LIMIT);
    const last = items.at(-1);
    const next = rows.length > LIMIT && last !== undefined ? writeCursor('inbox', [last.at, last.id]) : null;
    sendPage(request, reply, frame, inboxPage(frame, { items, unreadOnly, next }));
  }

  /** Others' ids count as missing: they are not marked, and not told apart. */
  @Post()
  async mark(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = formBody(request.body);
    const ids = valuesOf(body, 'id')
      .filter((id) => UUID.test(id))
      .slice(0, 200);
    const at = valueOf(body, 'read') === 'true' ? this.ports.clock.now() : null;
    if (ids.length > 0) await this.ports.inbox.mark(getActor(request).person, ids, at);
    goOn(reply, '/inbox');
  }
}
