import type { DynamicModule, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable, Module } from '@nestjs/common';
import type { Config } from '@sandbar/config';
import { AesSecretBox, secretKeysOf } from '@sandbar/identity';
import type { Logger } from '@sandbar/observability';
import { systemClock } from '@sandbar/observability';
import { chooseBackend, WORKER_HOST_DEFAULTS, WorkerHost } from '@sandbar/queue';
import type { Engine } from './engine.js';
import { openEngine } from './engine.js';
import { ProjectionLoop } from './projections/projection-loop.js';

const CONFIG = Symbol('Config');
const LOGGER = Symbol('Logger');
const ENGINE = Symbol('Engine');

/** Relay, queue workers and the deadline clock: starts with the process and ends with it. */
@Injectable()
export class Background implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly host: WorkerHost;
  private readonly figures: ProjectionLoop;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(LOGGER) logger: Logger,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {
    const backend = chooseBackend(config, config.database!.system, {
      onError: (error) => logger.warn({ err: error }, 'queue connection'),
      onAdvice: (advice) => logger.warn({ advice }, 'queue'),
    });
    logger.info({ queue: backend.name }, 'jobs travel through');
    const onError = (where: string, fault: unknown): void => logger.warn({ err: fault, where }, 'background loop failed; going on');
    const { outbox: store, runner, deadlines } = engine;
    this.host = new WorkerHost(backend, { store, runner, deadlines, clock: systemClock }, { ...WORKER_HOST_DEFAULTS, onError });
    this.figures = new ProjectionLoop(engine.courses, (fault) => onError('figures', fault));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.host.start();
    this.figures.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.figures.stop();
    await this.host.stop();
    await this.engine.close();
  }
}

@Module({})
export class WorkerModule {
  static over(config: Config, logger: Logger): DynamicModule {
    const open = (): Promise<Engine> =>
      openEngine({
        ...(config.mail === undefined ? {} : { smtp: config.mail }),
        webhooks: { loopback: config.webhookLoopback === true, secrets: new AesSecretBox(secretKeysOf(config)) },
        systemUrl: config.database!.system,
        poolSize: config.databasePoolSize,
        dataDir: config.dataDir,
        publicUrl: config.http.publicUrl,
        clock: systemClock,
        onFault: ({ fault, ...job }) =>
          logger[job.dead ? 'error' : 'warn']({ err: fault, ...job }, job.dead ? 'job is dead' : 'job failed; will be tried again'),
        onPoolError: (error) => logger.warn({ err: error }, 'database connection'),
        onUncounted: (caseId, fault) => logger.error({ err: fault, caseId }, 'a record cannot be folded; its case is counted nowhere'),
      });
    return {
      module: WorkerModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: ENGINE, useFactory: open },
        Background,
      ],
    };
  }
}
