import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.js';

/** What a backup holds, in `manifest.json`: written last, so that a folder with one is a whole backup. */
export interface Manifest {
  readonly format: 1;
  /** Version of the product that wrote it. */
  readonly product: string;
  /** Instant of the snapshot, UTC. */
  readonly at: string;
  readonly migrations: readonly string[];
  readonly tables: Readonly<Record<string, BackedUpTable>>;
  readonly sequences: Readonly<Record<string, string>>;
  /** Tables left out on purpose: a restore lets nobody in again who was put out. */
  readonly leftOut: readonly string[];
  readonly documents: { readonly files: number; readonly bytes: number };
}

export interface BackedUpTable {
  readonly columns: readonly string[];
  readonly rows: number;
  /** SHA-256 of the file as it lies there. */
  readonly sha256: string;
}

export const manifestOf = (folder: string): string => join(folder, 'manifest.json');
export const tableFileOf = (folder: string, table: string): string => join(folder, 'tables', `${table}.ndjson.gz`);
export const documentsOf = (folder: string): string => join(folder, 'documents');

/** @throws Refusal where the folder is no backup, or one of a later format */
export function readManifest(folder: string): Manifest {
  if (!existsSync(manifestOf(folder)))
    throw new Refusal(`${folder} 不是备份：缺少 manifest.json。`, `${folder} is no backup: it has no manifest.json.`, 2);
  const manifest = JSON.parse(readFileSync(manifestOf(folder), 'utf8')) as { readonly format: number };
  if (manifest.format !== 1)
    throw new Refusal('备份来自更新的版本，请升级本程序。', 'The backup comes from a newer release; update this program.', 3);
  return manifest as Manifest;
}
