import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '@sandbar/domain';
import type { DryRun } from '@sandbar/identity';
import type { Page } from '@sandbar/contracts';
import type { BulkCaseOutcome, BulkChange, BulkProgress } from '@sandbar/workflow';
import { PageQuery } from '../cases/case-queries.js';
import { limitOf, readCursor, writeCursor } from '../cases/cursor.js';
import { readBody, readQuery } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { SuccessionBody } from './people.payloads.js';
import { UUID } from './staff.controller.js';

/** An authority's duties pass to another. The administrator sees numbers and stages of the cases, nothing of their content. */
@Controller('v1/successions')
export class SuccessionsController {
  constructor(@Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'bulk' | 'bulkCases'>) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<{ data: readonly BulkProgress[] }> {
    return { data: accepted(await this.ports.bulk.listSuccessions(getActor(request))) };
  }

  @Post()
  @HttpCode(202)
  async succeed(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Pick<BulkChange, 'id' | 'effectiveAt'> | DryRun> {
    const { dryRun, ...succession } = readBody(request, SuccessionBody);
    if (dryRun !== true) {
      const { id, effectiveAt } = accepted(await this.ports.bulk.succeed(getActor(request), succession));
      return { id, effectiveAt };
    }
    void reply.code(200);
    return accepted(await this.ports.bulk.wouldSucceed(getActor(request), succession));
  }

  @Get(':id/cases')
  async cases(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Page<BulkCaseOutcome>> {
    const query = readQuery(request, PageQuery);
    const after = query.cursor === undefined ? null : String(readCursor(query.cursor, 'succession', ['uuid'])[0]);
    const found = UUID.test(id) ? await this.ports.bulkCases.find(id) : undefined;
    if (found?.content.kind !== 'succession') throw new RefusedException(refuse('reference.not_found', { kind: 'succession', id }));
    const limit = limitOf(query);
    const rows = await this.ports.bulkCases.listCases(id, after, limit + 1);
    return {
      data: rows.slice(0, limit),
      page: { next: rows.length > limit ? writeCursor('succession', [rows[limit - 1]!.id]) : null },
    };
  }

  @Post(':id/cancellation')
  @HttpCode(204)
  async keep(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    const missing = refuse('reference.not_found', { kind: 'succession', id });
    const refusal = UUID.test(id) ? await this.ports.bulk.keep(getActor(request), id) : missing;
    if (isRefusal(refusal)) throw new RefusedException(refusal);
  }

  @Post(':id/repetition')
  @HttpCode(202)
  async again(@Req() request: FastifyRequest, @Param('id') id: string): Promise<{ id: string }> {
    const refusal = UUID.test(id)
      ? await this.ports.bulk.again(getActor(request), id)
      : refuse('reference.not_found', { kind: 'succession', id });
    if (isRefusal(refusal)) throw new RefusedException(refusal);
    return { id };
  }
}
