// No import here: an old Node must get as far as the sentence that says so.

/** Whether this Node can run the product; says what to do where it cannot, and sets exit code 3. */
export function nodeIsRecent() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return true;
  process.stderr.write(
    `sandbar: 需要 Node.js 20.19 或更高版本，当前为 ${process.version}。请从 https://nodejs.org 安装后重试。 / ` +
      `Node.js 20.19 or later is needed; this is ${process.version}. Install one from https://nodejs.org and try again.\n`,
  );
  process.exitCode = 3;
  return false;
}
