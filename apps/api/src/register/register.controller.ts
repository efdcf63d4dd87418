import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import { PublicCommentBody } from '@sandbar/contracts';
import type { Page } from '@sandbar/contracts';
import { limitOf, readCursor, writeCursor } from '../cases/cursor.js';
import { idempotencyKey } from '../http/preconditions.js';
import { readBody, readQuery } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts, PublicEntry } from '../ports/index.js';
import { PublicComments } from './public-comments.js';
import { RegisterQuery } from './register-query.js';
import { UUID } from '../http/uuid.js';

/** The public register: notices in their period, registrations, results. */
@Controller('v1/register')
export class RegisterController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PublicComments) private readonly comments: PublicComments,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page<PublicEntry>> {
    const query = readQuery(request, RegisterQuery);
    const limit = limitOf(query);
    const list = `register ${query.what}`;
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor, list, ['instant', 'uuid']);
    const rows = await this.ports.register.list({
      what: query.what,
      limit: limit + 1,
      ...(query.text === undefined ? {} : { text: query.text }),
      ...(after === undefined ? {} : { after: { at: String(after[0]), caseId: String(after[1]) } }),
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { data: shown, page: { next: rows.length > limit && last !== undefined ? writeCursor(list, [last.at, last.caseId]) : null } };
  }

  @Get(':id')
  async show(@Param('id') caseId: string): Promise<{ data: readonly PublicEntry[] }> {
    const pages = UUID.test(caseId) ? await this.ports.register.listOfCase(caseId) : [];
    if (pages.length === 0) throw new RefusedException(refuse('case.not_found'));
    return { data: pages };
  }

  @Post(':id/comments')
  @HttpCode(201)
  async comment(@Req() request: FastifyRequest, @Param('id') caseId: string): Promise<{ comment: string; at: string }> {
    const key = idempotencyKey(request);
    const body = readBody(request, PublicCommentBody);
    if (!UUID.test(caseId)) throw new RefusedException(refuse('case.not_found'));
    return accepted(await this.comments.write(caseId, body, key, request.ip, request.sandbar.traceId));
  }
}
