import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { DryRun } from '@sandbar/identity';
import type { Page } from '@sandbar/contracts';
import type { BulkCaseOutcome, BulkChange, BulkProgress, Succession } from '@sandbar/workflow';
import { PageQuery } from '../cases/case-queries.js';
import { limitOf, readCursor, writeCursor } from '../cases/cursor.js';
import { readBody, readQuery } from '../http/read-input.js';
import { RefusedException, accepted } from '../http/refused.exception.js';
import { getActor } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { SuccessionBody } from './people.payloads.js';
import { idOf } from '../http/uuid.js';

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
    await this.getSuccession(id);
    return this.listCases(id, query.cursor, limitOf(query));
  }

  /** @throws RefusedException `reference.not_found` for what is no succession */
  async getSuccession(id: string): Promise<{ readonly row: BulkProgress; readonly succession: Succession }> {
    const row = await this.ports.bulkCases.find(idOf('succession', id));
    if (row?.content.kind !== 'succession') throw new RefusedException(refuse('reference.not_found', { kind: 'succession', id }));
    return { row, succession: row.content };
  }

  /** What became of its cases. @throws RefusedException for a cursor of another list */
  async listCases(id: string, cursor: string | undefined, limit: number): Promise<Page<BulkCaseOutcome>> {
    const after = cursor === undefined ? null : String(readCursor(cursor, 'succession', ['uuid'])[0]);
    const rows = await this.ports.bulkCases.listCases(id, after, limit + 1);
    const next = rows.length > limit ? writeCursor('succession', [rows[limit - 1]!.id]) : null;
    return { data: rows.slice(0, limit), page: { next } };
  }

  @Post(':id/cancellation')
  @HttpCode(204)
  async keep(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    accepted(await this.ports.bulk.keep(getActor(request), idOf('succession', id)));
  }

  @Post(':id/repetition')
  @HttpCode(202)
  async again(@Req() request: FastifyRequest, @Param('id') id: string): Promise<{ id: string }> {
    accepted(await this.ports.bulk.again(getActor(request), idOf('succession', id)));
    return { id };
  }
}
