import type { ProcessIdentity } from './process-identity.mjs';

export interface HeldLock<T> {
  /** Replaces what other processes read about the holder. */
  update(details: Partial<T>): void;
  release(): void;
}
/** Takes the lock, or tells who holds it. A holder that no longer runs is taken over from. */
export function takeProcessLock<T extends object>(
  directory: string,
  name: string,
  details: T,
):
  | { lock: HeldLock<T>; former?: ProcessIdentity & Partial<T>; holder?: undefined }
  | { lock?: undefined; former?: undefined; holder: ProcessIdentity & Partial<T> };
/** Who holds the lock now; undefined when nobody does. */
export function findLockHolder<T extends object>(directory: string, name: string): (ProcessIdentity & Partial<T>) | undefined;
