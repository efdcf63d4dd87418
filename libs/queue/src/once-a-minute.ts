const QUIET_MS = 60_000;

/** Every attempt to reach a Redis that is away fails alike: of errors of one wording it passes on the first, and one a minute. */
export function onceAMinute(tell: (error: Error) => void): (error: Error) => void {
  const told = new Map<string, number>();
  return (error) => {
    const now = performance.now();
    if (now - (told.get(error.message) ?? -QUIET_MS) < QUIET_MS) return;
    // Wordings with numbers in them would fill the memory.
    if (told.size > 100) told.clear();
    told.set(error.message, now);
    tell(error);
  };
}
