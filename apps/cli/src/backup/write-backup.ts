import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { DatabaseUrls } from '@sandbar/config';
import { systemClock } from '@sandbar/observability';
import { LEFT_OUT, openDump, type Dump } from '@sandbar/persistence';
import { Refusal } from '../refusal.js';
import type { Progress } from '../start/start-plan.js';
import { copyDocument, listDocuments } from './document-files.js';
import { documentsOf, placeOfTable, tableFileOf, writeManifest, type BackedUpTable, type Manifest } from './manifest.js';
import { wrapNewKey, type OperatorKey } from './sealed/backup-key.js';
import { sealUnder, UNSEALED, type BackupSeal } from './sealed/backup-seal.js';
import { writeTableFile } from './table-file.js';

export interface BackupSource {
  readonly urls: Required<DatabaseUrls>;
  /** Directory of the uploaded documents. */
  readonly documents: string;
  readonly product: string;
  /** Encrypts the backup; undefined: it lies there as it is. */
  readonly key?: OperatorKey;
}

export interface WrittenBackup {
  readonly manifest: Manifest;
  /** Documents whose content is not what their name says, or which the database names and nobody has. */
  readonly damaged: readonly string[];
}

/**
 * Writes a whole backup of a database in use: every table of one moment, then the documents (they are only ever added, so that all that the tables name
 * are among them). The folder appears by one rename, complete; a backup cut short leaves only `<folder>.partial-*`.
 * @throws Refusal where the folder exists
 */
export async function writeBackup(source: BackupSource, folder: string, progress: Progress): Promise<WrittenBackup> {
  const target = resolve(folder);
  if (existsSync(target)) throw new Refusal(`${target} 已存在，请指定新的文件夹。`, `${target} exists already: name a new folder.`, 1);
  const partial = `${target}.partial-${process.pid}`;
  mkdirSync(join(partial, 'tables'), { recursive: true, mode: 0o700 });
  const own = source.key && (await wrapNewKey(source.key));
  const seal = own === undefined ? UNSEALED : sealUnder(own.key);
  const dump = await openDump(source.urls);
  try {
    const at = systemClock.now();
    const files = await listDocuments(source.documents);
    progress.begin(dump.tables.length + files.length);
    const { tables, named } = await writeTables(dump, partial, seal, progress);
    const sequences = await dump.sequences();
    // Listed anew: what was uploaded since the first look belongs to rows after the snapshot, and does no harm.
    const documents = await copyDocuments(source.documents, documentsOf(partial), seal, progress);
    const { migrations } = dump;
    const counts = { files: documents.copied.size, bytes: documents.bytes };
    const manifest: Manifest = {
      format: 1,
      product: source.product,
      at,
      migrations,
      tables,
      sequences,
      leftOut: LEFT_OUT,
      documents: counts,
    };
    await writeManifest(partial, manifest, seal, own?.header);
    renameSync(partial, target);
    const missing = [...named].filter((hash) => !documents.copied.has(hash) && !documents.damaged.includes(hash));
    return { manifest, damaged: [...documents.damaged, ...missing] };
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  } finally {
    await dump.close();
  }
}

async function writeTables(
  dump: Dump,
  partial: string,
  seal: BackupSeal,
  progress: Progress,
): Promise<{ tables: Record<string, BackedUpTable>; named: ReadonlySet<string> }> {
  const tables: Record<string, BackedUpTable> = {};
  const named = new Set<string>();
  for (const table of dump.tables) {
    const columns = table.columns.map((column) => column.name);
    const batches = table.name === 'attachment' ? noting(dump.rows(table), columns.indexOf('sha256'), named) : dump.rows(table);
    tables[table.name] = {
      columns,
      ...(await writeTableFile(tableFileOf(partial, table.name), batches, seal.seal(placeOfTable(table.name)))),
    };
    progress.step(table.name);
  }
  return { tables, named };
}

/** Passes rows on and keeps one column of them. */
async function* noting(batches: AsyncIterable<readonly string[]>, column: number, into: Set<string>): AsyncIterable<readonly string[]> {
  for await (const batch of batches) {
    for (const row of batch) into.add(String((JSON.parse(row) as unknown[])[column]));
    yield batch;
  }
}

async function copyDocuments(
  from: string,
  to: string,
  seal: BackupSeal,
  progress: Progress,
): Promise<{ copied: ReadonlySet<string>; bytes: number; damaged: readonly string[] }> {
  const copied = new Set<string>();
  const damaged: string[] = [];
  let bytes = 0;
  for (const path of await listDocuments(from)) {
    const size = await copyDocument(from, to, path, { into: seal });
    if (size === undefined) damaged.push(basename(path));
    else copied.add(basename(path));
    bytes += size ?? 0;
    progress.step(basename(path).slice(0, 12));
  }
  return { copied, bytes, damaged };
}
