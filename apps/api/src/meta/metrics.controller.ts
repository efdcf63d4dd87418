import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { refuse } from '@sandbar/domain';
import { mayScrape } from '@sandbar/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusedException } from '../http/refused.exception.js';
import { API_PORTS, API_SETTINGS } from '../ports/index.js';
import type { ApiPorts, ApiSettings } from '../ports/index.js';

/** What Prometheus reads. To whoever may not, there is nothing at this address. */
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(API_PORTS) private readonly ports: Pick<ApiPorts, 'metrics'>,
    @Inject(API_SETTINGS) private readonly settings: Pick<ApiSettings, 'metricsToken'>,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { headers, socket } = request;
    if (!mayScrape({ headers, remoteAddress: socket.remoteAddress }, this.settings.metricsToken))
      throw new RefusedException(refuse('route.not_found'));
    void reply.header('Content-Type', this.ports.metrics.contentType).send(await this.ports.metrics.text());
  }
}
