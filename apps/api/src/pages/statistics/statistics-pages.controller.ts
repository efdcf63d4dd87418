import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '@sandbar/domain';
import type { Bilingual } from '@sandbar/domain';
import { parseBody } from '@sandbar/contracts';
import { RefusedException } from '../../http/refused.exception.js';
import { ctxOf } from '../../http/request-context.js';
import { API_PORTS } from '../../ports/index.js';
import type { ApiPorts } from '../../ports/index.js';
import { StatisticsDesk } from '../../statistics/statistics-desk.js';
import { StatisticsQuery } from '../../statistics/statistics-query.js';
import { PageDesk } from '../frame/page-desk.js';
import { sendPage } from '../frame/page-frame.js';
import { statisticsPage } from './statistics-page.js';

const ASKED = ['from', 'to', 'province', 'authority', 'type', 'by'] as const;

/** `/statistics`: an office's figures for its people, the published ones for everybody else. */
@Controller('statistics')
export class StatisticsPagesController {
  constructor(
    @Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'policy' | 'reference'>,
    @Inject(PageDesk) private readonly desk: PageDesk,
    @Inject(StatisticsDesk) private readonly figures: StatisticsDesk,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const frame = await this.desk.frame(request);
    const actor = request.sandbar.signedIn?.actor;
    if (actor === undefined || this.ports.policy.admit(actor, 'statistics.read') !== undefined) {
      sendPage(request, reply, frame, statisticsPage(frame, await this.figures.getPublished(), []));
      return;
    }
    // A form sends every field, the empty ones too.
    const asked = Object.fromEntries(
      ASKED.flatMap((name) => (this.desk.query(request, name) === undefined ? [] : [[name, this.desk.query(request, name)]])),
    );
    const query = parseBody(StatisticsQuery, asked);
    if (isRefusal(query)) throw new RefusedException({ ...query, code: 'query.invalid' });
    const [view, rows] = await Promise.all([this.figures.getForOffice(ctxOf(request), query), this.ports.reference.list('authorities')]);
    const offices = rows.map((row) => ({
      id: String(row['id']),
      name: (row['name'] as Bilingual | undefined)?.[frame.lang] ?? String(row['code']),
    }));
    sendPage(request, reply, frame, statisticsPage(frame, view, offices));
  }
}
