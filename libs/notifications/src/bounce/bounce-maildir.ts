import { constants } from 'node:fs';
import { open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BounceIntake } from './bounce-intake.js';
import { DSN_BYTES } from './parse-dsn.js';
import type { BounceResult } from './record-bounce.js';

/** How many files of one reading: a flood of mail must not keep the worker from ending. */
const AT_ONCE = 100;

/** What became of the files of one reading. */
export interface BouncePass {
  readonly taken: readonly { readonly file: string; readonly result: BounceResult }[];
  /** They stay in `new` and are tried again. */
  readonly failed: readonly { readonly file: string; readonly fault: unknown }[];
}

/**
 * The mailbox to which bounces come (the address of SMTP_FROM), as the mail server delivers it: a maildir. What is read moves from `new` to `cur`, so nothing
 * is lost and nothing read twice; what was no report of ours stays unseen there, for a person to look at. Several workers may read one maildir.
 */
export class BounceMaildir {
  constructor(
    private readonly folder: string,
    private readonly intake: Pick<BounceIntake, 'take'>,
  ) {}

  /** Takes what lies in `new`, oldest name first. @throws where the maildir cannot be read */
  async pass(): Promise<BouncePass> {
    // Subdirectories, links and pipes are no mail.
    const mails = (await readdir(join(this.folder, 'new'), { withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
    const taken: { file: string; result: BounceResult }[] = [];
    const failed: { file: string; fault: unknown }[] = [];
    for (const file of mails.slice(0, AT_ONCE)) {
      try {
        const report = await this.read(file);
        if (report === undefined) continue;
        const result = await this.intake.take(report);
        await this.putAway(file, result);
        taken.push({ file, result });
      } catch (fault) {
        failed.push({ file, fault });
      }
    }
    return { taken, failed };
  }

  /** The beginning of the file; undefined: another worker was faster. */
  private async read(file: string): Promise<Buffer | undefined> {
    const handle = await open(join(this.folder, 'new', file), constants.O_RDONLY | constants.O_NOFOLLOW).catch(ifNotGone);
    if (handle === undefined) return undefined;
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of handle.createReadStream({ end: DSN_BYTES - 1, autoClose: false })) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    } finally {
      await handle.close();
    }
  }

  /** Flag S is «seen» (cr.yp.to/proto/maildir.html). */
  private async putAway(file: string, result: BounceResult): Promise<void> {
    const flags = result === 'unknown' || result === 'not-a-report' ? '' : 'S';
    await rename(join(this.folder, 'new', file), join(this.folder, 'cur', `${file.replace(/:.*$/, '')}:2,${flags}`)).catch(ifNotGone);
  }
}

function ifNotGone(fault: unknown): undefined {
  if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
}
