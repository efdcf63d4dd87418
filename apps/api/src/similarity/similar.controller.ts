import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { SimilarView } from '@sandbar/contracts';
import { CaseDesk } from '../cases/case-desk.js';
import { RefusedException } from '../http/refused.exception.js';
import { ctxOf } from '../http/request-context.js';
import { SimilarDesk } from './similar-desk.js';

/** Precedents and applications that are like a case. */
@Controller('v1/cases/:id/similar')
export class SimilarController {
  constructor(
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(SimilarDesk) private readonly similar: SimilarDesk,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Param('id') id: string): Promise<SimilarView> {
    const ctx = ctxOf(request);
    const file = await this.desk.getFile(ctx, id, 'case.similar');
    if (file.kind !== 'pilot-application') throw new RefusedException(refuse('case.not_found'));
    return this.similar.getFor(ctx, file);
  }
}
