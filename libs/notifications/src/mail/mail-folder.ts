import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComposedMail } from './compose-mail.js';

/** Where e-mails lie as files until a transport is there to carry them. */
export interface MailStore {
  put(mail: ComposedMail): Promise<void>;
}

/**
 * A folder of .eml files. A file is there whole or not at all: written beside, flushed, renamed, and the folder flushed; a second run writes the same
 * bytes over it.
 * @throws the file system's own faults (full disk, no right to write): the job is tried again
 */
export class MailFolder implements MailStore {
  private made: Promise<unknown> | undefined;
  private writing = 0;

  constructor(private readonly folder: string) {}

  async put({ fileName, bytes }: ComposedMail): Promise<void> {
    await (this.made ??= mkdir(this.folder, { recursive: true, mode: 0o700 }).catch((fault: unknown) => {
      this.made = undefined;
      throw fault;
    }));
    this.writing += 1;
    const aside = join(this.folder, `.${fileName}.${process.pid}.${this.writing}`);
    try {
      const file = await open(aside, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, join(this.folder, fileName));
    } catch (fault) {
      await rm(aside, { force: true });
      throw fault;
    }
    const directory = await open(this.folder, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }
}
