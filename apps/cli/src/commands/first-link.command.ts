import type { Command } from 'commander';
import { loadConfig } from '@sandbar/config';
import { answering } from '../line/answer.js';
import { commandEnvironment } from '../line/command-config.js';
import { Refusal } from '../refusal.js';

/** `sandbar first-link`: what `sandbar start` prints, for who runs api and worker by themselves. There is no default account. */
export function register(program: Command): void {
  const command = program
    .command('first-link')
    .description('首位系统管理员的一次性注册链接，已注册则拒绝 / a one-time link for the first administrator, until one has enrolled');
  answering(command, 'first-link', async () => {
    const config = loadConfig('api', commandEnvironment());
    const { findFirstLink } = await import('../phases/first-link.js');
    const link = await findFirstLink(config.database!.app, config.http.publicUrl);
    if (link === undefined)
      throw new Refusal('系统管理员已注册；请由其重发链接。', 'An administrator has enrolled already; ask that person for a link.', 1);
    return { data: link, lines: [link.url] };
  });
}
