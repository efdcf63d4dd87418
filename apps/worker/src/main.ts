import { loadConfig, readEnvironment } from '@sandbar/config';
import { createLogger } from '@sandbar/observability';
import { NestFactory } from '@nestjs/core';
import { onStop, reportReady } from '../../cli/src/start/child-protocol.js';
import { WorkerModule } from './worker.module.js';

const config = loadConfig('worker', readEnvironment());
const logger = createLogger('worker', config.logLevel);
const app = await NestFactory.createApplicationContext(WorkerModule.over(config, logger), { logger: false, abortOnError: false });
onStop(() => app.close());
reportReady();
