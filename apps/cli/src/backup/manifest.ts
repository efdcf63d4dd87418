import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../refusal.js';
import { otherKey, unwrapKey, type KeyHeader, type OperatorKey } from './sealed/backup-key.js';
import { sealUnder, UNSEALED, type BackupSeal } from './sealed/backup-seal.js';

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

/** `manifest.json` of an encrypted backup: what may be known without the key. The manifest itself lies beside it, sealed. */
interface SealedManifest {
  readonly format: 2;
  readonly product: string;
  readonly at: string;
  readonly encryption: KeyHeader;
}

/** A backup whose manifest was read, and what its files go through. */
export interface OpenedBackup {
  readonly manifest: Manifest;
  readonly seal: BackupSeal;
}

export const manifestOf = (folder: string): string => join(folder, 'manifest.json');
export const sealedManifestOf = (folder: string): string => join(folder, 'manifest.sealed');
export const tableFileOf = (folder: string, table: string): string => join(folder, 'tables', `${table}.ndjson.gz`);
export const placeOfTable = (table: string): string => `tables/${table}.ndjson.gz`;
export const documentsOf = (folder: string): string => join(folder, 'documents');

const SEALED_PLACE = 'manifest.sealed';

/** Writes the manifest, the last file of a backup. @param header of an encrypted one */
export async function writeManifest(folder: string, manifest: Manifest, seal: BackupSeal, header: KeyHeader | undefined): Promise<void> {
  const put = (content: unknown): void =>
    writeFileSync(manifestOf(folder), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
  if (header === undefined) return put(manifest);
  const file = createWriteStream(sealedManifestOf(folder), { mode: 0o600, flush: true });
  await pipeline([Readable.from([Buffer.from(JSON.stringify(manifest))]), ...seal.seal(SEALED_PLACE), file]);
  const { product, at } = manifest;
  put({ format: 2, product, at, encryption: header } satisfies SealedManifest);
}

/**
 * @param key the operator's; undefined: none was given
 * @throws Refusal where the folder is no backup, or one of a later form; where a key is missing, does not fit, or was given for a backup that is not encrypted
 */
export async function openBackup(folder: string, key: OperatorKey | undefined): Promise<OpenedBackup> {
  if (!existsSync(manifestOf(folder)))
    throw new Refusal(`${folder} 不是备份：缺少 manifest.json。`, `${folder} is no backup: it has no manifest.json.`, 2);
  const read = parsed(folder);
  if (read.format === 1) {
    if (key === undefined) return { manifest: read, seal: UNSEALED };
    throw new Refusal('备份未加密，请去掉密钥选项。', 'The backup is not encrypted: leave the key out.', 2);
  }
  if (read.format !== 2)
    throw new Refusal('备份来自更新的版本，请升级本程序。', 'The backup comes from a newer release; update this program.', 3);
  if (key === undefined)
    throw new Refusal(
      '备份已加密，请给出 --key-file 或 --passphrase-file。',
      'The backup is encrypted: give --key-file or --passphrase-file.',
      2,
    );
  const seal = sealUnder(await unwrapKey(key, read.encryption));
  const manifest = await sealedManifest(folder, seal).catch((cause: unknown) => {
    throw otherKey(cause);
  });
  return { manifest, seal };
}

function parsed(folder: string): Manifest | SealedManifest {
  try {
    return JSON.parse(readFileSync(manifestOf(folder), 'utf8')) as Manifest | SealedManifest;
  } catch (cause) {
    throw new Refusal(`${manifestOf(folder)} 已损坏。`, `${manifestOf(folder)} is damaged.`, 1, { cause });
  }
}

async function sealedManifest(folder: string, seal: BackupSeal): Promise<Manifest> {
  const [opening] = seal.open(SEALED_PLACE);
  const [content] = await Promise.all([text(opening!), pipeline(createReadStream(sealedManifestOf(folder)), opening!)]);
  return JSON.parse(content) as Manifest;
}
