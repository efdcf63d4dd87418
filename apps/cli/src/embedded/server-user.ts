import { readFileSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';

/** The operating-system user that the database processes run as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

const NOBODY: ServerUser = { uid: 65534, gid: 65534, name: 'nobody' };

/**
 * Postgres refuses to run as root: root's database runs as the user `postgres` where there is one, else as `nobody`. No user is ever
 * created. Undefined for an ordinary user, whose database runs as that user.
 * @param passwd path of the user table
 */
export function findServerUser(passwd = '/etc/passwd'): ServerUser | undefined {
  return process.getuid?.() === 0 ? chooseServerUser(readTable(passwd)) : undefined;
}

/** The choice itself, from the text of a user table. */
export function chooseServerUser(table: string): ServerUser {
  const users = listUsers(table);
  return (
    users.find((user) => user.name === 'postgres' && user.uid !== 0) ??
    users.find((user) => user.name === 'nobody' && user.uid !== 0) ??
    NOBODY
  );
}

/** The user that owns an existing database directory, so that a user table that changed meanwhile does not lock it out. */
export function userOfExisting(directory: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync(directory);
  return uid === 0 ? undefined : { uid, gid, name: String(uid) };
}

function readTable(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listUsers(table: string): ServerUser[] {
  return table.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '') ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Whether the user may pass through a directory and everything above it. Without a user: we ourselves, who can. */
export function canEnter(directory: string, user: ServerUser | undefined): boolean {
  if (user === undefined) return true;
  for (let path = directory; ; path = dirname(path)) {
    const found = lookAt(path);
    // Behind a directory that keeps us out nobody can be shown the way.
    if (found === undefined) return false;
    const { mode, uid, gid } = found;
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(path) === path) return true;
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return undefined;
    throw error;
  }
}
