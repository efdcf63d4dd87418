import type { Command } from 'commander';
import { join } from 'node:path';
import { loadConfig, readEnvironment } from '@sandbar/config';
import { listenForRequests } from '../start/requests-to-end.js';
import { productPlan } from '../start/product-plan.js';
import { supervise } from '../start/supervisor.js';
import { createProgress } from '../start/terminal-progress.js';

/** `sandbar start`: everything in one command, the embedded database included, until Ctrl-C. */
export function register(program: Command): void {
  program
    .command('start')
    .description('运行沙洲：数据库、迁移、演示、服务，直到 Ctrl-C / run everything, the embedded database included, until Ctrl-C')
    .action(async () => {
      const environment = readEnvironment(join(loadConfig('cli', {}).checkout, '.env'));
      const config = loadConfig('cli', environment);
      const print = (line: string) => process.stdout.write(`${line}\n`);
      // Whoever reads our lines may stop reading (`| head`): no reason to end without closing.
      process.stdout.on('error', () => undefined);
      const requests = listenForRequests(config.npmScript === 'start');
      const progress = createProgress(process.stdout, print);
      process.exit(await supervise(productPlan(config), { config, environment, progress, print, ...requests }));
    });
}
