import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, findSystemRefusal } from '../refusal.js';
import { SUPERUSER } from './cluster-record.js';
import type { NativeTree } from './native-tree.js';
import { serverEnvironment } from './server-environment.js';
import type { ServerUser } from './server-user.js';

/** Character classes that know Chinese, by the names systems give them. Order stays bytewise (C): fast, and the same everywhere. */
const UTF8_CLASSES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8'];

/**
 * Makes the database directory `postgres` in a place: in a scratch directory first, which becomes the real one by a single rename. An
 * attempt cut short leaves nothing that looks like a database.
 * @throws Refusal where the disk is full or the place cannot be written to
 */
export async function initialiseCluster(
  tree: NativeTree,
  place: string,
  superuserPassword: string,
  user: ServerUser | undefined,
  durable: boolean,
): Promise<void> {
  removeScratch(place);
  const scratch = join(place, `postgres.new-${process.pid}`);
  try {
    mkdirSync(scratch, { mode: 0o700 });
    const passwordFile = join(scratch, 'password');
    const data = join(scratch, 'data');
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
    if (user !== undefined) for (const path of [scratch, passwordFile]) chownSync(path, user.uid, user.gid);
    await runInitdb(tree, data, passwordFile, user, durable, place);
    renameSync(data, join(place, 'postgres'));
  } catch (error) {
    throw findSystemRefusal(error, place) ?? error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function removeScratch(place: string): void {
  for (const name of readdirSync(place)) if (name.startsWith('postgres.new-')) rmSync(join(place, name), { recursive: true, force: true });
}

async function runInitdb(
  tree: NativeTree,
  data: string,
  passwordFile: string,
  user: ServerUser | undefined,
  durable: boolean,
  place: string,
): Promise<void> {
  let said = '';
  for (const classes of UTF8_CLASSES) {
    const args = ['-D', data, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
    args.push('--locale-provider=libc', '--locale=C', `--lc-ctype=${classes}`, '--no-instructions', ...(durable ? [] : ['--no-sync']));
    const outcome = await run(tree.initdb, args, user);
    if (outcome.code === 0) return;
    said = outcome.said;
    if (!/invalid locale/i.test(said)) break;
  }
  if (/invalid locale/i.test(said)) {
    throw new Refusal(
      '本机没有 UTF-8 区域设置，中文检索无法工作。请安装 C.UTF-8（Debian/Ubuntu：locales；RHEL：glibc-langpack-en）。',
      'This machine has no UTF-8 locale, without which Chinese cannot be searched. Install C.UTF-8 (Debian/Ubuntu: locales; RHEL: glibc-langpack-en).',
    );
  }
  const reason = said.split('\n').findLast((line) => /error|fatal|could not/i.test(line)) ?? said.trim().split('\n').at(-1) ?? '';
  throw findSystemRefusal(said, place) ?? new Refusal(`无法初始化数据库：${reason}`, `The database could not be initialised: ${reason}`, 1);
}

function run(program: string, args: string[], user: ServerUser | undefined): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const identity = user === undefined ? {} : { uid: user.uid, gid: user.gid };
    const child = spawn(program, args, {
      ...identity,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** @throws Refusal where the directory was made by another major version than the programs' */
export function refuseOtherMajorVersion(cluster: string, tree: NativeTree): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const runs = tree.version.split('.')[0];
  if (made === runs) return;
  throw new Refusal(
    `${cluster} 由 Postgres ${made} 建立，而内置数据库是 Postgres ${runs}。请先用旧版本导出数据。`,
    `${cluster} was made by Postgres ${made}, and the embedded database is Postgres ${runs}. Dump it with the old version first.`,
  );
}

/** Postgres insists that nobody else can read its directory; a copy or a restore may have changed that. */
export function closeToOthers(cluster: string): void {
  chmodSync(cluster, 0o700);
}
