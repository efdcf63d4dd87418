import { accessSync, constants, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findLockHolder, takeProcessLock } from '../../setup/process-lock.mjs';
import { Refusal, findSystemRefusal } from '../refusal.js';

/** What another process reads about the holder of a data directory. */
export interface Occupant {
  /** A server, or a command that opened the database for itself. */
  readonly role: 'server' | 'command';
  /** HTTP port of a server; 0 as long as it has none. */
  readonly port: number;
}

/** A data directory that is ours until released. */
export interface ClaimedDirectory {
  readonly path: string;
  /** Tells others which port the server answers on. */
  announce(port: number): void;
  release(): void;
}

/**
 * Makes the data directory, tries that it can be written to, and keeps every other server and command off it. A holder killed
 * with -9 does not stand in the way.
 * @param path absolute
 * @throws Refusal one line: in use (with pid and port), not to be written to, full
 */
export function claimDirectory(path: string, occupant: Occupant): ClaimedDirectory {
  try {
    // As root the database runs as another user, who must be able to pass through; the secrets inside have modes of their own.
    makeDirectory(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(path, `.probe-${process.pid}`);
    // Empty files fit on a full disk: it takes a block to find out.
    writeFileSync(probe, Buffer.alloc(8192), { flush: true });
    rmSync(probe);
    const { lock, holder } = takeProcessLock<Occupant>(path, 'lock', occupant);
    if (lock === undefined) throw occupied(path, holder.pid, holder.port ?? 0, holder.role ?? 'server');
    return { path, announce: (port) => lock.update({ port }), release: () => lock.release() };
  } catch (error) {
    removeProbe(path);
    throw findSystemRefusal(error, path) ?? error;
  }
}

function removeProbe(path: string): void {
  try {
    rmSync(join(path, `.probe-${process.pid}`), { force: true });
  } catch {
    // The path is no directory: what is wrong with it is told already.
  }
}

/** One directory after the other: Node's own `recursive` tries for ever where a file system makes none (/proc). */
function makeDirectory(path: string, mode: number): void {
  const missing: string[] = [];
  for (let at = path; statSync(at, { throwIfNoEntry: false }) === undefined && dirname(at) !== at; at = dirname(at)) missing.push(at);
  for (const directory of missing.reverse()) {
    try {
      mkdirSync(directory, { mode });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The server or command that holds the data directory now. */
export function findOccupant(path: string): (Occupant & { readonly pid: number }) | undefined {
  const holder = findLockHolder<Occupant>(path, 'lock');
  return holder === undefined ? undefined : { pid: holder.pid, role: holder.role ?? 'server', port: holder.port ?? 0 };
}

function occupied(path: string, pid: number, port: number, role: Occupant['role']): Refusal {
  if (role === 'command') {
    return new Refusal(
      `数据目录 ${path} 正被另一个 sandbar 命令使用（进程 ${pid}）。`,
      `Another sandbar command (pid ${pid}) is using the data directory ${path}.`,
    );
  }
  const zh = port === 0 ? '正在启动' : `端口 ${port}`;
  const en = port === 0 ? 'starting' : `port ${port}`;
  return new Refusal(
    `沙洲已在此数据目录上运行（进程 ${pid}，${zh}）：${path}。`,
    `Sandbar already runs on this data directory (pid ${pid}, ${en}): ${path}.`,
  );
}
