import { loadConfig, readEnvironment } from '@sandbar/config';
import { createLogger, systemClock } from '@sandbar/observability';
import { NestFactory } from '@nestjs/core';
import { onStop, reportReady } from '../../cli/src/start/child-protocol.js';
import { keepHeartbeat } from './heartbeat.js';
import { WorkerModule } from './worker.module.js';

const config = loadConfig('worker', readEnvironment());
const logger = createLogger('worker', config.logLevel);
const app = await NestFactory.createApplicationContext(WorkerModule.over(config, logger), { logger: false, abortOnError: false });
const { workerHeartbeatFile: file } = config;
if (file !== undefined) keepHeartbeat(file, systemClock, (err) => logger.warn({ err }, 'no heartbeat'));
onStop(() => app.close());
reportReady();
