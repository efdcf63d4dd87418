import { loadConfig, readEnvironment } from '@sandbar/config';
import { createLogger, Metrics, openTracing, systemClock } from '@sandbar/observability';
import { NestFactory } from '@nestjs/core';
import { onStop, reportReady } from '../../cli/src/start/child-protocol.js';
import { keepHeartbeat } from './heartbeat.js';
import { WorkerModule } from './worker.module.js';

const config = loadConfig('worker', readEnvironment());
const logger = createLogger('worker', config.logLevel);
const tracing = await openTracing(config.telemetry.tracesTo, 'worker', (error) => logger.warn({ error }, 'traces are not taken'));
const watch = { metrics: new Metrics('worker').withProcess(), tracing };
const app = await NestFactory.createApplicationContext(WorkerModule.over(config, logger, watch), { logger: false, abortOnError: false });
const { workerHeartbeatFile: file } = config;
if (file !== undefined) keepHeartbeat(file, systemClock, (err) => logger.warn({ err }, 'no heartbeat'));
onStop(async () => {
  await app.close();
  await tracing.stop();
});
reportReady();
