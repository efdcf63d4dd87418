import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { InboxItemView, Page } from '@sandbar/contracts';
import { NO_CASE_ID } from '@sandbar/workflow';
import { limitOf, readCursor, writeCursor } from '../cases/cursor.js';
import { readBody, readQuery } from '../http/read-input.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { InboxQuery, MarkReadBody } from '../sessions/identity.payloads.js';

/** A person's own notifications. */
@Controller('v1/inbox')
export class InboxController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page<InboxItemView> & { unread: number }> {
    const { person } = getActor(request);
    const query = readQuery(request, InboxQuery);
    const limit = limitOf(query);
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor, 'inbox', ['instant', 'uuid']);
    const [rows, unread] = await Promise.all([
      this.ports.inbox.list(person, {
        unreadOnly: query.unread === 'true',
        limit: limit + 1,
        ...(after === undefined ? {} : { after: { at: String(after[0]), id: String(after[1]) } }),
      }),
      this.ports.inbox.countUnread(person),
    ]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      data: shown.map(({ person: _person, eventKey: _eventKey, caseId, ...item }) => ({
        ...item,
        caseId: caseId === NO_CASE_ID ? null : caseId,
      })),
      page: { next: rows.length > limit && last !== undefined ? writeCursor('inbox', [last.at, last.id]) : null },
      unread,
    };
  }

  /** Others' ids count as missing: they are not marked, and not told apart. */
  @Post('marks')
  @HttpCode(200)
  async mark(@Req() request: FastifyRequest): Promise<{ marked: number }> {
    const { ids, read } = readBody(request, MarkReadBody);
    return { marked: await this.ports.inbox.mark(getActor(request).person, ids, read ? this.ports.clock.now() : null) };
  }
}
