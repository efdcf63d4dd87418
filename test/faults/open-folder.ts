import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A temporary folder that the database's user may enter: for root the cluster then lies in it and goes with it, and not beside it under
 * /var/lib/sandbar, where nobody would remove it.
 */
export function openFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `sandbar-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
