import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '@sandbar/config';
import type { Logger, Metrics } from '@sandbar/observability';
import { systemClock } from '@sandbar/observability';
import { BacklogFigures, migrationState, PostgresRuleTable } from '@sandbar/persistence';
import { missingNotice } from '@sandbar/workflow';
import { queueProbe } from '@sandbar/queue';
import { healthChecks } from '../../../api/src/meta/health-checks.js';
import type { Engine } from '../engine.js';
import { listenForAnswers } from './answers.js';
import type { Answers } from './answers.js';
import { backlogGauges } from './backlog-gauges.js';
import { groupGauges } from './group-gauges.js';
import { poolGauges } from './pool-gauges.js';

/** The worker's own small listener, where METRICS_PORT is set: as long as the process runs. */
export class WorkerAnswers implements OnApplicationBootstrap, OnApplicationShutdown {
  private answers: Answers | undefined;
  private queue: ReturnType<typeof queueProbe> | undefined;

  constructor(
    private readonly config: Pick<Config, 'telemetry' | 'http' | 'redis'>,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly engine: Pick<Engine, 'dataSource' | 'group'>,
  ) {}

  /** Where it listens; undefined: nowhere. */
  get port(): number | undefined {
    return this.answers?.port;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, metricsToken } = this.config.telemetry;
    if (metricsPort === undefined) return;
    const { metrics } = this;
    const { dataSource, group } = this.engine;
    const figures = new BacklogFigures(dataSource);
    backlogGauges(metrics, figures, systemClock);
    poolGauges(metrics, { system: dataSource });
    groupGauges(metrics, { system: group });
    const schema = { query: async (text: string, values?: unknown[]) => ({ rows: await dataSource.query<unknown[]>(text, values) }) };
    this.queue = queueProbe(this.config);
    const lags = (): ReturnType<BacklogFigures['lags']> => figures.lags(systemClock.now());
    const rules = new PostgresRuleTable(dataSource);
    const readMissingNotice = async (): Promise<number | null> => missingNotice(await rules.current(), systemClock.now());
    const health = healthChecks({ readSchema: () => migrationState(schema), lags, readMissingNotice, queue: this.queue });
    this.answers = await listenForAnswers(this.config.http.hosts[0] ?? '127.0.0.1', metricsPort, { metrics, health, token: metricsToken });
    this.logger.info({ port: this.answers.port }, 'answering for metrics and health');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.answers?.close();
    await this.queue?.close();
  }
}
