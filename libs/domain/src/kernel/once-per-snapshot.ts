import type { StoredSnapshot } from './definition.js';

/**
 * A pure reading of a snapshot that is made once for each: a snapshot never changes, and a command asks the same of one several times. Nothing is kept
 * alive by it.
 */
export function oncePerSnapshot<T extends object>(read: (snapshot: StoredSnapshot) => T): (snapshot: StoredSnapshot) => T {
  const made = new WeakMap<StoredSnapshot, T>();
  return (snapshot) => {
    let found = made.get(snapshot);
    if (found === undefined) {
      found = read(snapshot);
      made.set(snapshot, found);
    }
    return found;
  };
}
