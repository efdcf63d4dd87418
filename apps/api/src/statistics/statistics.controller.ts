import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '@sandbar/domain';
import type { FiguresView, ForecastView } from '@sandbar/contracts';
import type { Ctx, RecordEntry } from '@sandbar/workflow';
import { CaseDesk } from '../cases/case-desk.js';
import { readQuery } from '../http/read-input.js';
import { RefusedException } from '../http/refused.exception.js';
import { ctxOf } from '../http/request-context.js';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';
import { figuresCsv } from './figures-csv.js';
import { ForecastDesk } from './forecast-desk.js';
import { StatisticsDesk } from './statistics-desk.js';
import { StatisticsQuery } from './statistics-query.js';

const PAGE = 200;

/** The figures of all cases, for offices and for everybody; and the forecast for one case. */
@Controller('v1')
export class StatisticsController {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(StatisticsDesk) private readonly figures: StatisticsDesk,
    @Inject(ForecastDesk) private readonly forecasts: ForecastDesk,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
  ) {}

  @Get('statistics')
  office(@Req() request: FastifyRequest): Promise<FiguresView> {
    return this.figures.getForOffice(ctxOf(request), readQuery(request, StatisticsQuery));
  }

  @Get('statistics/figures.csv')
  async officeTable(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return sendCsv(reply, await this.office(request));
  }

  @Get('statistics/public')
  published(): Promise<FiguresView> {
    return this.figures.getPublished();
  }

  @Get('statistics/public/figures.csv')
  async publishedTable(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return sendCsv(reply, await this.figures.getPublished());
  }

  @Get('cases/:id/forecast')
  async forecast(@Req() request: FastifyRequest, @Param('id') id: string): Promise<ForecastView> {
    const ctx = ctxOf(request);
    const file = await this.desk.getFile(ctx, id, 'case.record');
    if (file.kind !== 'pilot-application') throw new RefusedException(refuse('case.not_found'));
    return this.forecasts.getForecast(file, await this.wholeRecord(ctx, id));
  }

  private async wholeRecord(ctx: Ctx, id: string): Promise<readonly RecordEntry[]> {
    const entries: RecordEntry[] = [];
    for (;;) {
      const page = await this.ports.cases.listRecord(ctx, id, { afterSeq: entries.length, limit: PAGE });
      entries.push(...page);
      if (page.length < PAGE) return entries;
    }
  }
}

function sendCsv(reply: FastifyReply, view: FiguresView): string {
  void reply
    .header('Content-Type', 'text/csv; charset=utf-8')
    .header('Content-Disposition', `attachment; filename="sandbar-${view.sight}-${view.asOf}.csv"`);
  return figuresCsv(view);
}
