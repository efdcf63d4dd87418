import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { useDatabase } from '../embedded/index.js';
import type { Answer } from '../line/answer.js';
import { say } from '../line/command-config.js';
import { migrateAll } from '../phases/migrate.phase.js';
import { verifyRecords } from '../record/verify-records.js';
import { progressOnTerminal } from '../start/terminal-progress.js';
import { readBackup } from './read-backup.js';
import type { OperatorKey } from './sealed/backup-key.js';

/** Loads a backup, brings the schema up to date and verifies the record of every case; exit code 1 when that finds something. */
export async function restoreBackup(folder: string, config: Config, key: OperatorKey | undefined): Promise<Answer> {
  return useDatabase(config, say, async (urls) => {
    const progress = progressOnTerminal(process.stderr);
    const documents = join(config.dataDir, 'documents');
    const manifest = await readBackup(folder, { urls, documents }, progress, key).finally(() => progress.end());
    await migrateAll(urls.owner);
    const { cases, entries, findings } = await verifyRecords(urls.system, undefined, progress).finally(() => progress.end());
    return {
      data: { at: manifest.at, cases, entries, findings, documents: manifest.documents },
      lines: findings.map(({ caseId, seq, code, detail }) => `${caseId} ${seq ?? '-'} ${code}: ${detail}`),
      notes: [`at=${manifest.at} cases=${cases} entries=${entries} findings=${findings.length} documents=${manifest.documents.files}`],
      exitCode: findings.length > 0 ? 1 : 0,
    };
  });
}
