import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { judgeHealth } from '@sandbar/observability';
import type { HealthReport } from '@sandbar/observability';
import { API_PORTS } from '../ports/index.js';
import type { ApiPorts } from '../ports/index.js';

const PATIENCE_MS = 2_000;

/** Alive: this process answers. Ready: what it needs answers too. */
@Controller('health')
export class HealthController {
  constructor(@Inject(API_PORTS) private readonly ports: ApiPorts) {}

  @Get('live')
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await judgeHealth(this.ports.health, PATIENCE_MS);
    if (report.status !== 'ready') void reply.code(503).header('Retry-After', '5');
    return report;
  }
}
