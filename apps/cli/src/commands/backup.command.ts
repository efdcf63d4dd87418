import { join } from 'node:path';
import type { Command } from 'commander';
import { answering, type Answer } from '../line/answer.js';
import { commandConfig, say } from '../line/command-config.js';

interface KeyFiles {
  readonly keyFile?: string;
  readonly passphraseFile?: string;
}
const KEY_FILE = ['--key-file <file>', '加密密钥：32字节的 base64 / key of an encrypted backup: 32 bytes in base64'] as const;
const PASSPHRASE_FILE = [
  '--passphrase-file <file>',
  '加密口令，在文件第一行 / passphrase of an encrypted backup: first line of the file',
] as const;

/** `sandbar backup FOLDER`, `sandbar restore FOLDER`: the whole product, database and documents, of one moment. */
export function register(program: Command): void {
  const backup = program
    .command('backup')
    .description('备份：一致时点的全部数据与文件，服务可照常运行 / write a backup of one moment, data and documents, while everything runs')
    .argument('<folder>', '新文件夹 / a folder that is not there yet')
    .option(...KEY_FILE)
    .option(...PASSPHRASE_FILE);
  answering(backup, 'backup backups/example', async (folder: string, files: KeyFiles): Promise<Answer> => {
    const [{ readOperatorKey }, { writeBackup }, { useDatabase }, { progressOnTerminal }] = await Promise.all([
      import('../backup/sealed/backup-key.js'),
      import('../backup/write-backup.js'),
      import('../embedded/index.js'),
      import('../start/terminal-progress.js'),
    ]);
    const config = commandConfig();
    const progress = progressOnTerminal(process.stderr);
    const key = readOperatorKey(files);
    const source = { documents: join(config.dataDir, 'documents'), product: program.version() ?? '', ...(key && { key }) };
    const { manifest, damaged } = await useDatabase(config, say, (urls) => writeBackup({ ...source, urls }, folder, progress)).finally(() =>
      progress.end(),
    );
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return {
      data: {
        folder,
        at: manifest.at,
        tables: Object.keys(manifest.tables).length,
        rows,
        documents: manifest.documents,
        encrypted: key !== undefined,
        damaged,
      },
      lines: [`${folder} tables=${Object.keys(manifest.tables).length} rows=${rows} documents=${manifest.documents.files}`],
      notes: damaged.map((hash) => `sandbar: 文件缺失或损坏，未入备份 / document missing or damaged, not in the backup: ${hash}`),
      exitCode: damaged.length > 0 ? 1 : 0,
    };
  });
  const restore = program
    .command('restore')
    .description('恢复到空库，随后核验记录 / restore into an empty database, then verify the record')
    .argument('<folder>', '备份文件夹 / the folder of a backup')
    .option('--check', '只比对备份的哈希 / only compare the backup with its hashes')
    .option(...KEY_FILE)
    .option(...PASSPHRASE_FILE);
  answering(
    restore,
    'restore backups/example',
    async (folder: string, { check, ...files }: KeyFiles & { check?: true }): Promise<Answer> => {
      const [{ readOperatorKey }, { checkBackup }] = await Promise.all([
        import('../backup/sealed/backup-key.js'),
        import('../backup/read-backup.js'),
      ]);
      const key = readOperatorKey(files);
      if (check === true) {
        const { at, product, documents } = (await checkBackup(folder, key)).manifest;
        return { data: { folder, at, product, documents }, lines: [`${folder} ${at} sound`] };
      }
      const { restoreBackup } = await import('../backup/restore-backup.js');
      return restoreBackup(folder, commandConfig(), key);
    },
  );
}
