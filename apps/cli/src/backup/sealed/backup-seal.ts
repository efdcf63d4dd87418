import type { Transform } from 'node:stream';
import { sealing, unsealing } from './segment-stream.js';

/** What every file of a backup goes through, by its place in the backup (a path with /). Nothing for a backup that is not encrypted. */
export interface BackupSeal {
  readonly on: boolean;
  seal(place: string): readonly Transform[];
  open(place: string): readonly Transform[];
}

export const UNSEALED: BackupSeal = { on: false, seal: () => [], open: () => [] };

/** @param key the backup's own, 32 bytes */
export const sealUnder = (key: Uint8Array): BackupSeal => ({
  on: true,
  seal: (place) => [sealing(key, place)],
  open: (place) => [unsealing(key, place)],
});
