/** Why the set-up cannot go on, in both languages, with what to do about it. Ends the process with its exit code. */
export class SetupProblem extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   * @param {number} exitCode 1 failed, 3 the surroundings do not allow it
   */
  constructor(zh, en, exitCode = 3) {
    super(en);
    this.zh = zh;
    this.en = en;
    this.exitCode = exitCode;
  }
}

/** Turns a refusal of the operating system into a line that names the path and the remedy. */
export function fromSystemError(error, path) {
  if (error instanceof SetupProblem) return error;
  switch (error?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new SetupProblem(`磁盘已满：${path}。请腾出空间后重试。`, `The disk is full: ${path}. Free some space and try again.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new SetupProblem(
        `无权写入 ${error.path ?? path}。请用该目录的所有者运行，或更改目录权限。`,
        `No permission to write ${error.path ?? path}. Run as the owner of that directory, or change its permissions.`,
      );
    default:
      return undefined;
  }
}

/** One line for a person: what the set-up is doing. Never on stdout, which belongs to the command. */
export function say(zh, en) {
  process.stderr.write(`sandbar: ${zh} / ${en}\n`);
}
