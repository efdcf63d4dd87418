import { createHash, randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { DocumentFault, storageFault } from './document-fault.js';
import type { AllowedMediaType } from './document-type.js';
import { detectType } from './document-type.js';
import { displayName } from './file-name.js';
import { verifiedContent } from './verified-content.js';

export interface LocalDocumentStoreOptions {
  /** Where documents lie; made when it is not there. Nothing else may write in it. */
  readonly directory: string;
  /** Largest document in bytes. */
  readonly maxBytes: number;
}

export interface Upload {
  readonly content: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  /** What the client says it is; absent or application/octet-stream says nothing. */
  readonly claimedMediaType?: string;
}

export interface StoredDocument {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: AllowedMediaType;
  /** In bytes. */
  readonly size: number;
  /** No virus scanner looks at documents yet: 未扫描. */
  readonly scan: 'notScanned';
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Documents on the local disk, each under its SHA-256. A document is written to a temporary file, made durable (fsync) and only then given
 * its name, so a name always stands for the whole content; the same content is kept once.
 */
export class LocalDocumentStore {
  private readonly temporary: string;

  constructor(
    private readonly options: LocalDocumentStoreOptions,
    /** A seam for the test of a full disk. */
    private readonly openTemporary: (path: string) => Promise<FileHandle> = (path) => open(path, 'wx', 0o600),
  ) {
    this.temporary = join(options.directory, 'incoming');
  }

  /**
   * Stores an upload as it streams in; more than maxBytes is cut off without reading on. On any fault nothing is kept.
   * @throws DocumentFault too_large, empty, type_not_allowed, type_mismatch, name_invalid, upload_broken, disk_full, storage_unavailable
   */
  async store(upload: Upload): Promise<StoredDocument> {
    const fileName = displayName(upload.fileName);
    const path = join(this.temporary, `${randomUUID()}.part`);
    try {
      await mkdir(this.temporary, { recursive: true, mode: 0o700 });
      const { sha256, size } = await this.receive(upload.content, path);
      const mediaType = await detectType(path, fileName, upload.claimedMediaType);
      await this.keep(path, sha256);
      return { sha256, fileName, mediaType, size, scan: 'notScanned' };
    } catch (error) {
      // A fault of the removal must not hide what went wrong; removeAbandoned comes back for the file.
      await rm(path, { force: true }).catch(() => undefined);
      throw storageFault(error);
    }
  }

  /**
   * The content of a document. The hash is checked while reading: of a document that was changed on disk the last part is never given and
   * the stream ends with `document.corrupted`, so no reader mistakes it for the whole.
   * @throws DocumentFault not_found, storage_unavailable
   */
  async open(sha256: string): Promise<{ stream: Readable; size: number }> {
    if (!SHA256.test(sha256)) throw new DocumentFault('document.not_found');
    let file: FileHandle | undefined;
    try {
      file = await open(this.pathOf(sha256), 'r');
      const { size } = await file.stat();
      return { stream: verifiedContent(file.createReadStream(), sha256), size };
    } catch (error) {
      await file?.close();
      throw (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? new DocumentFault('document.not_found', {}, { cause: error })
        : storageFault(error);
    }
  }

  /** Whether a document is there; its content is not read. */
  async has(sha256: string): Promise<boolean> {
    if (!SHA256.test(sha256)) return false;
    return stat(this.pathOf(sha256)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  /**
   * Removes temporary files that a killed process left behind and nobody has written to since `before`. Call at start.
   * @returns how many were removed
   */
  async removeAbandoned(before: Date): Promise<number> {
    const names = await readdir(this.temporary).catch(() => []);
    let removed = 0;
    for (const name of names.filter((candidate) => candidate.endsWith('.part'))) {
      const path = join(this.temporary, name);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || found.mtimeMs >= before.getTime()) continue;
      await rm(path, { force: true });
      removed++;
    }
    return removed;
  }

  private async receive(content: AsyncIterable<Uint8Array>, path: string): Promise<{ sha256: string; size: number }> {
    const hash = createHash('sha256');
    const file = await this.openTemporary(path);
    let size = 0;
    try {
      for await (const chunk of unbroken(content)) {
        size += chunk.byteLength;
        if (size > this.options.maxBytes) throw new DocumentFault('document.too_large', { limit: this.options.maxBytes });
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      if (size === 0) throw new DocumentFault('document.empty');
      await file.sync();
    } finally {
      await file.close();
    }
    return { sha256: hash.digest('hex'), size };
  }

  /** Renames over a document of the same name: its content is the same, unless it was damaged, and then this mends it. */
  private async keep(path: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
    for (const directory of [dirname(target), dirname(dirname(target)), this.options.directory]) await syncDirectory(directory);
  }

  private pathOf(sha256: string): string {
    return join(this.options.directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

/** Tells a client that went away from a fault of the storage. */
async function* unbroken(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    throw new DocumentFault('document.upload_broken', {}, { cause: error });
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
