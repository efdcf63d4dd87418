import type { Command } from 'commander';
import { loadConfig, readEnvironment } from '@sandbar/config';
import { Refusal } from '../refusal.js';

/** `sandbar record verify [CASE]`: recomputes hashes, replays, compares; exit code 1 when anything does not agree. */
export function register(program: Command): void {
  const record = program.command('record').description('案件记录 / the record of the cases');
  record
    .command('verify')
    .description('重算哈希、重放并与存储比对 / recompute the hashes, replay and compare with what is stored')
    .argument('[case]', '案件编号（uuid），缺省为全部 / one case (uuid); all when left out')
    .option('--json', '逐条输出 JSON / one JSON object a finding')
    .action(async (only: string | undefined, { json }: { json?: boolean }) => {
      if (only !== undefined && !/^[0-9a-f-]{36}$/i.test(only)) throw new Refusal('案件编号应为 uuid。', 'The case is a uuid.', 2);
      const { verifyRecords } = await import('../record/verify-records.js');
      const { useDatabase } = await import('../embedded/index.js');
      const config = loadConfig('cli', readEnvironment());
      const report = await useDatabase(
        config,
        (line) => process.stderr.write(`${line}\n`),
        (urls) => verifyRecords(urls.system, only),
      );
      for (const finding of report.findings)
        process.stdout.write(
          json === true ? `${JSON.stringify(finding)}\n` : `${finding.caseId} ${finding.seq ?? '-'} ${finding.code}: ${finding.detail}\n`,
        );
      if (only !== undefined && report.cases === 0) throw new Refusal('没有这个案件。', 'There is no such case.', 1);
      process.stderr.write(`cases=${report.cases} entries=${report.entries} findings=${report.findings.length}\n`);
      if (report.findings.length > 0) process.exitCode = 1;
    });
}
