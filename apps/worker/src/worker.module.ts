import type { DynamicModule, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable, Module } from '@nestjs/common';
import type { Config } from '@sandbar/config';
import { AesSecretBox, secretKeysOf } from '@sandbar/identity';
import { BounceMaildir } from '@sandbar/notifications';
import type { Logger, Tracing } from '@sandbar/observability';
import { Metrics, NO_TRACING, systemClock } from '@sandbar/observability';
import { BellRope } from '@sandbar/persistence';
import { chooseBackend, WORKER_HOST_DEFAULTS, WorkerHost } from '@sandbar/queue';
import { BackgroundLoop } from './background-loop.js';
import { readBounces } from './bounces/read-bounces.js';
import type { Engine } from './engine.js';
import { openEngine } from './engine.js';
import { followRecord } from './projections/follow-record.js';
import { engineWatch } from './watch/engine-watch.js';
import { kindOf } from './watch/kind-of.js';
import { WorkerAnswers } from './watch/worker-answers.js';

const CONFIG = Symbol('Config');
const LOGGER = Symbol('Logger');
const ENGINE = Symbol('Engine');
const FIGURES_EVERY_MS = 3_000;
/** Until they are there, whoever opens a list asks the machine about every case that moved. */
const TURNS_EVERY_MS = 1_000;
const BOUNCES_EVERY_MS = 10_000;

/** Relay, queue workers, the deadline clock and what goes on beside them: starts with the process and ends with it. */
@Injectable()
export class Background implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly host: WorkerHost;
  private readonly loops: readonly BackgroundLoop[];

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
    const loop = (where: string, everyMs: number, round: () => Promise<number>): BackgroundLoop =>
      new BackgroundLoop(everyMs, round, (fault) => onError(where, fault));
    const maildir = config.bounceDir && new BounceMaildir(config.bounceDir, engine.bounces);
    this.loops = [
      loop('figures', FIGURES_EVERY_MS, followRecord(engine.courses)),
      loop('turns', TURNS_EVERY_MS, () => engine.turns.pass()),
      ...(maildir ? [loop('MAIL_BOUNCE_DIR', BOUNCES_EVERY_MS, readBounces(maildir, logger))] : []),
    ];
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.host.start();
    for (const loop of this.loops) loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    for (const loop of this.loops) await loop.stop();
    await this.host.stop();
    await this.engine.close();
  }
}

export interface Watch {
  readonly metrics: Metrics;
  readonly tracing: Tracing;
}

@Module({})
export class WorkerModule {
  /** @param watch what counts and traces this process; nobody looks at it by default */
  static over(config: Config, logger: Logger, watch: Watch = { metrics: new Metrics('worker'), tracing: NO_TRACING }): DynamicModule {
    const open = async (): Promise<Engine> => {
      let rope: BellRope | undefined;
      const engine = await openEngine({
        watch: engineWatch({ ...watch, kindOf, onCommitted: () => rope?.pull() }),
        ...(config.mail === undefined ? {} : { smtp: config.mail }),
        webhooks: { loopback: config.webhookLoopback === true, secrets: new AesSecretBox(secretKeysOf(config)) },
        systemUrl: config.database!.system,
        retries: config.retries,
        poolSize: config.databasePoolSize,
        dataDir: config.dataDir,
        publicUrl: config.http.publicUrl,
        clock: systemClock,
        onFault: ({ fault, ...job }) => {
          if (job.dead) watch.metrics.jobDead(job.job);
          logger[job.dead ? 'error' : 'warn']({ err: fault, ...job }, job.dead ? 'job is dead' : 'job failed; will be tried again');
        },
        onPoolError: (error) => logger.warn({ err: error }, 'database connection'),
        onUncounted: (caseId, fault) => logger.error({ err: fault, caseId }, 'a record cannot be folded; its case is counted nowhere'),
      });
      rope = new BellRope(engine.dataSource);
      return engine;
    };
    const answers = (engine: Engine): WorkerAnswers => new WorkerAnswers(config, logger, watch.metrics, engine);
    return {
      module: WorkerModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: ENGINE, useFactory: open },
        Background,
        { provide: WorkerAnswers, inject: [ENGINE], useFactory: answers },
      ],
    };
  }
}
