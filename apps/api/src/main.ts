import 'reflect-metadata';
import { ConfigError, loadConfig, readEnvironment } from '@sandbar/config';
import { createLogger, Metrics, openTracing } from '@sandbar/observability';
import { onStop, reportReady } from '../../cli/src/start/child-protocol.js';
import { compose } from './compose.js';
import { createApi } from './create-app.js';
import { listenOn } from './listen.js';

/** Serves HTTP until told to end: SIGTERM, SIGINT, or the parent that spawned it is gone. */
async function serve(): Promise<void> {
  const config = loadConfig('api', readEnvironment());
  const logger = createLogger('api', config.logLevel);
  if (config.database === undefined) throw new Error('api runs beside a database: see `sandbar start`');
  const tracing = await openTracing(config.telemetry.tracesTo, 'api', (error) => logger.warn({ error }, 'traces are not taken'));
  const composed = await compose(config, config.database, logger, { metrics: new Metrics('api').withProcess(), tracing });
  const { app } = await createApi(composed.ports, composed.settings);
  const listening = await listenOn(app, config.http.hosts, config.http.port);
  onStop(async () => {
    await Promise.all([listening.close(), app.close()]);
    await composed.close();
    await tracing.stop();
    logger.info('stopped');
  });
  logger.info({ port: listening.port, hosts: config.http.hosts, mode: config.mode }, 'listening');
  reportReady();
}

serve().catch((error: unknown) => {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown fault';
  process.stderr.write(`${text}\n`);
  process.exit(error instanceof ConfigError ? error.exitCode : 1);
});
