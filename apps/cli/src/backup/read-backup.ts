import { basename, join } from 'node:path';
import type { Transform } from 'node:stream';
import type { DatabaseUrls } from '@sandbar/config';
import { loadDump, MigrationNewerThanCode, NotLoadable } from '@sandbar/persistence';
import { Refusal } from '../refusal.js';
import type { Progress } from '../start/start-plan.js';
import { copyDocument, listDocuments, placeOf } from './document-files.js';
import { documentsOf, openBackup, placeOfTable, tableFileOf, type Manifest, type OpenedBackup } from './manifest.js';
import type { OperatorKey } from './sealed/backup-key.js';
import { Unsealable } from './sealed/segment-stream.js';
import { hashOfFile, readTableFile } from './table-file.js';

export interface BackupTarget {
  readonly urls: Required<DatabaseUrls>;
  readonly documents: string;
}

/**
 * Compares everything in a backup with its hashes; of an encrypted one, whose manifest says the hashes under the key, nobody without it changed anything.
 * @param key of an encrypted backup
 * @throws Refusal naming the first file that is missing or not what it was, or the key that does not fit
 */
export async function checkBackup(folder: string, key?: OperatorKey): Promise<OpenedBackup> {
  const opened = await openBackup(folder, key);
  const { manifest, seal } = opened;
  for (const [table, { sha256 }] of Object.entries(manifest.tables)) {
    const found = await hashOfFile(tableFileOf(folder, table)).catch(() => undefined);
    if (found !== sha256) throw damaged(tableFileOf(folder, table));
  }
  const documents = await listDocuments(documentsOf(folder));
  if (documents.length !== manifest.documents.files) throw damaged(documentsOf(folder));
  for (const path of documents)
    if ((await hashOfDocument(join(documentsOf(folder), path), seal.open(placeOf(path)))) !== basename(path))
      throw damaged(join(documentsOf(folder), path));
  return opened;
}

/**
 * Puts a backup into an empty database and an empty documents directory. The database changes in one transaction, after everything was compared with its
 * hashes; the caller migrates on and verifies.
 * @throws Refusal with nothing changed: damaged, not empty, of a newer release
 */
export async function readBackup(
  folder: string,
  { urls, documents }: BackupTarget,
  progress: Progress,
  key?: OperatorKey,
): Promise<Manifest> {
  const { manifest, seal } = await checkBackup(folder, key);
  const files = await listDocuments(documentsOf(folder));
  progress.begin(Object.keys(manifest.tables).length + files.length);
  const copyAll = async (): Promise<void> => {
    for (const path of files) {
      await copyDocument(documentsOf(folder), documents, path, { outOf: seal });
      progress.step(basename(path).slice(0, 12));
    }
  };
  const { migrations, sequences, tables } = manifest;
  const columns = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.columns]));
  const rows = (table: string): AsyncIterable<readonly string[]> =>
    readTableFile(tableFileOf(folder, table), seal.open(placeOfTable(table)));
  try {
    await loadDump(urls.owner, { migrations, columns, sequences, rows }, (name) => progress.step(name), copyAll);
  } catch (error) {
    if (error instanceof NotLoadable) throw new Refusal(error.zh, error.en, 1, { cause: error });
    if (error instanceof MigrationNewerThanCode)
      throw new Refusal('备份来自更新的版本，请升级本程序。', 'The backup comes from a newer release; update this program.', 3, {
        cause: error,
      });
    throw error;
  }
  return manifest;
}

/** Undefined: it cannot be opened. */
const hashOfDocument = (path: string, open: readonly Transform[]): Promise<string | undefined> =>
  hashOfFile(path, open).catch((fault: unknown) => {
    if (fault instanceof Unsealable) return undefined;
    throw fault;
  });

const damaged = (path: string): Refusal =>
  new Refusal(
    `备份已损坏：${path}。请改用另一份备份；未作任何改动。`,
    `The backup is damaged: ${path}. Use another one; nothing was changed.`,
    1,
  );
