/** Why a command does not run, for the person who typed it: one line in each language, naming the remedy. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /**
   * @param exitCode 1 it failed, 2 what was asked for is wrong, 3 the surroundings do not allow it
   */
  constructor(
    readonly zh: string,
    readonly en: string,
    readonly exitCode: 1 | 2 | 3 = 3,
    options?: ErrorOptions,
  ) {
    super(en, options);
  }

  /** The one line to print. */
  get line(): string {
    return `sandbar: ${this.zh} / ${this.en}`;
  }
}

const DISK_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/;
const NO_PERMISSION = /EACCES|EPERM|EROFS|Permission denied|Operation not permitted|Read-only file system/;

/** A refusal for what the operating system said about a path; undefined where it said nothing a person can act on. */
export function findSystemRefusal(said: unknown, path: string): Refusal | undefined {
  if (said instanceof Refusal) return said;
  const text = said instanceof Error ? `${codeOf(said)} ${said.message}` : String(said);
  const options = said instanceof Error ? { cause: said } : undefined;
  if (DISK_FULL.test(text))
    return new Refusal(`磁盘已满：${path}。请腾出空间后重试。`, `The disk is full: ${path}. Free some space and try again.`, 3, options);
  if (NO_PERMISSION.test(text)) {
    return new Refusal(
      `无权使用 ${path}。请用其所有者运行，或用 SANDBAR_DATA_DIR 指定其他目录。`,
      `No permission to use ${path}. Run as its owner, or name another directory in SANDBAR_DATA_DIR.`,
      3,
      options,
    );
  }
  if (/ENOTDIR|EEXIST|ENOENT|ELOOP|ENAMETOOLONG|Not a directory/.test(text)) {
    return new Refusal(
      `${path} 不能用作数据目录。请用 SANDBAR_DATA_DIR 指定其他目录。`,
      `${path} cannot be a data directory. Name another one in SANDBAR_DATA_DIR.`,
      3,
      options,
    );
  }
  return undefined;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
