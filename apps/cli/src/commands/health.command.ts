import { Argument, type Command } from 'commander';
import { loadConfig, type Environment } from '@sandbar/config';
import { answering, type Answer } from '../line/answer.js';
import { commandEnvironment } from '../line/command-config.js';

/** `sandbar health api|worker`: for a container's health check; exit code 3 where the process does not serve. */
export function register(program: Command): void {
  const health = program
    .command('health')
    .description('检查本机上的进程是否在服务 / say whether a process of this machine serves')
    .addArgument(new Argument('<process>', '进程 / the process').choices(['api', 'worker']));
  answering(health, 'health api', async (name: 'api' | 'worker'): Promise<Answer> => {
    const { lookAtApi, lookAtWorker } = await import('../health/look-at.js');
    const given = commandEnvironment();
    const config = loadConfig(hasDatabase(given) ? name : 'cli', given);
    const status = name === 'api' ? await lookAtApi(config) : lookAtWorker(config);
    return { data: { process: name, ...status }, lines: [`${name} ${status.status}`] };
  });
}

/** Without a database of one's own it is `sandbar start` that gives api and worker its addresses: nobody else has any. */
const hasDatabase = (given: Environment): boolean =>
  Object.entries(given).some(([name, value]) => name.startsWith('DATABASE_URL_') && value !== undefined && value !== '');
