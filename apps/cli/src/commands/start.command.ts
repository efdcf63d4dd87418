import type { Command } from 'commander';
import { loadConfig } from '@sandbar/config';
import { acting } from '../line/answer.js';
import { commandEnvironment } from '../line/command-config.js';

/** `sandbar start`: everything in one command, the embedded database included, until Ctrl-C. */
export function register(program: Command): void {
  const start = program
    .command('start')
    .description('运行沙洲：数据库、迁移、演示、服务，直到 Ctrl-C / run everything, the embedded database included, until Ctrl-C');
  acting(start, 'start', async () => {
    const [{ productPlan }, { supervise }, { listenForRequests }, { createProgress }] = await Promise.all([
      import('../start/product-plan.js'),
      import('../start/supervisor.js'),
      import('../start/requests-to-end.js'),
      import('../start/terminal-progress.js'),
    ]);
    const environment = commandEnvironment();
    const config = loadConfig('cli', environment);
    const print = (line: string) => process.stdout.write(`${line}\n`);
    const requests = listenForRequests(config.npmScript === 'start');
    const progress = createProgress(process.stdout, print);
    process.exit(await supervise(productPlan(config), { config, environment, progress, print, ...requests }));
  });
}
