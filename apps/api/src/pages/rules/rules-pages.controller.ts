import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { deviationsOf } from '../../reference/deviations.js';
import { PageDesk } from '../frame/page-desk.js';
import { sendPage } from '../frame/page-frame.js';
import { rulesPage } from './rules-page.js';

/** The alignment board. */
@Controller('rules')
export class RulesPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(PageDesk) private readonly desk: PageDesk,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [frame, rows] = await Promise.all([this.desk.frame(request), this.ports.reference.listRules(this.ports.clock.now())]);
    const authorities = await this.ports.names.namesOf([...new Set(rows.flatMap(({ authority }) => authority ?? []))]);
    const baseline = rows.filter(({ authority }) => authority === null);
    sendPage(request, reply, frame, rulesPage(frame, { deviations: deviationsOf(rows), baseline, authorities }));
  }
}
