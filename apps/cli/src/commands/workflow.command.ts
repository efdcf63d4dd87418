import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { answering } from '../line/answer.js';
import { commandConfig } from '../line/command-config.js';
import { Refusal } from '../refusal.js';

/** `sandbar workflow print`: the machines as tables and diagrams in libs/domain/README.md, so that a lawyer can read what runs. */
export function register(program: Command): void {
  const print = program
    .command('workflow')
    .description('流程说明 / the workflow as it runs')
    .command('print')
    .description('把各状态机写入 libs/domain/README.md / write every machine into libs/domain/README.md')
    .option('--check', '只检查是否过期 / only say whether it is stale');
  answering(print, 'workflow print --check', async ({ check }: { check?: true }) => {
    const { REGISTRY, withWorkflow } = await import('@sandbar/domain');
    const file = join(commandConfig().checkout, 'libs', 'domain', 'README.md');
    const readme = readFileSync(file, 'utf8');
    const printed = withWorkflow(readme, REGISTRY.all);
    if (check === true && printed !== readme)
      throw new Refusal(
        'libs/domain/README.md 已过期：请运行 npm run workflow:print。',
        'libs/domain/README.md is stale: run npm run workflow:print.',
        1,
      );
    if (check !== true) writeFileSync(file, printed);
    const machines = REGISTRY.all.map((definition) => definition.id);
    return { data: { machines, written: check !== true }, lines: [machines.join(' ')] };
  });
}
