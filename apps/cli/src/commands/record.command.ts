import type { Command } from 'commander';
import { answering } from '../line/answer.js';
import { commandConfig, say } from '../line/command-config.js';
import { Refusal } from '../refusal.js';

const NAMED = /^([0-9a-f-]{36}|\d{2}-\d{4}-\d{4,})$/i;

/** `sandbar record verify [CASE]`: recomputes hashes, replays, compares; exit code 1 when anything does not agree. */
export function register(program: Command): void {
  const verify = program
    .command('record')
    .description('案件记录 / the record of the cases')
    .command('verify')
    .description('重算哈希、重放并与存储比对 / recompute the hashes, replay and compare with what is stored')
    .argument('[case]', '案件编号或 uuid，缺省为全部 / one case, by its number or uuid; all when left out');
  answering(verify, 'record verify', async (only: string | undefined) => {
    if (only !== undefined && !NAMED.test(only))
      throw new Refusal(
        `不是案件编号（如 31-2026-0004）或 uuid：${only}`,
        `Neither a case’s number, such as 31-2026-0004, nor a uuid: ${only}`,
        2,
      );
    const { verifyRecords } = await import('../record/verify-records.js');
    const { useDatabase } = await import('../embedded/index.js');
    const { progressOnTerminal } = await import('../start/terminal-progress.js');
    const progress = progressOnTerminal(process.stderr);
    const report = await useDatabase(commandConfig(), say, (urls) => verifyRecords(urls.system, only, progress)).finally(() =>
      progress.end(),
    );
    if (only !== undefined && report.cases === 0) throw new Refusal('没有这个案件。', 'There is no such case.', 1);
    const { cases, entries, findings } = report;
    return {
      data: { cases, entries, findings },
      lines: findings.map(({ caseId, seq, code, detail }) => `${caseId} ${seq ?? '-'} ${code}: ${detail}`),
      notes: [`cases=${cases} entries=${entries} findings=${findings.length}`],
      exitCode: findings.length > 0 ? 1 : 0,
    };
  });
}
