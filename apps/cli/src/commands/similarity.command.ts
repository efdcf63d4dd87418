import type { Command } from 'commander';
import { answering } from '../line/answer.js';
import { commandConfig, say } from '../line/command-config.js';

/** `sandbar similarity rebuild`: compares every filed application anew, after a rule of likeness changed or an upgrade. */
export function register(program: Command): void {
  const rebuild = program
    .command('similarity')
    .description('相近申请 / similar applications')
    .command('rebuild')
    .description('规则变更或升级后，重新比对全部已提交的申请 / compare every filed application anew, after a rule changed or an upgrade');
  answering(rebuild, 'similarity rebuild', async () => {
    const { rebuildSimilarity } = await import('../statistics/rebuild-similarity.js');
    const { useDatabase } = await import('../embedded/index.js');
    const { cases, pairs } = await useDatabase(commandConfig(), say, (urls) => rebuildSimilarity(urls.system));
    return { data: { cases, pairs }, lines: [`cases=${cases} pairs=${pairs}`] };
  });
}
