const LONGEST_WAIT_MS = 10_000;

/**
 * Runs `step` again at once while it finds work, else after `every` milliseconds; backs off while it fails.
 * @returns a promise that resolves after `stopping`
 */
export async function loop(
  every: number,
  step: () => Promise<boolean>,
  stopping: AbortSignal,
  onFault: (fault: unknown) => void,
): Promise<void> {
  let wait = every;
  while (!stopping.aborted) {
    try {
      wait = (await step()) ? 0 : every;
    } catch (fault) {
      wait = Math.min(Math.max(wait, every) * 2, Math.max(LONGEST_WAIT_MS, every));
      onFault(fault);
    }
    await pause(wait, stopping);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
