import type { Command } from 'commander';
import { answering } from '../line/answer.js';
import { commandConfig, say } from '../line/command-config.js';

/** `sandbar statistics rebuild`: folds every case's record anew into the figures; exit code 1 when a record could not be folded. */
export function register(program: Command): void {
  const rebuild = program
    .command('statistics')
    .description('统计 / the figures of all cases')
    .command('rebuild')
    .description('由办理记录重新计算全部统计，结果与逐步累积的相同 / reckon all figures anew from the record; the outcome is the same');
  answering(rebuild, 'statistics rebuild', async () => {
    const { rebuildStatistics } = await import('../statistics/rebuild-statistics.js');
    const { useDatabase } = await import('../embedded/index.js');
    const uncounted: { readonly caseId: string; readonly reason: string }[] = [];
    const { cases, entries, faults } = await useDatabase(commandConfig(), say, (urls) =>
      rebuildStatistics(urls.system, (caseId, fault) => uncounted.push({ caseId, reason: String(fault) })),
    );
    return {
      data: { cases, entries, faults, uncounted },
      lines: [`cases=${cases} entries=${entries} faults=${faults}`],
      notes: uncounted.map(({ caseId, reason }) => `${caseId}: ${reason}`),
      exitCode: faults > 0 ? 1 : 0,
    };
  });
}
