const PARENT_POLL_MS = 1000;

/** The two things a person can ask for: to end, and (asked again) to end at once. */
export interface RequestsToEnd {
  readonly signal: AbortSignal;
  readonly hurry: AbortSignal;
}

/**
 * Listens for Ctrl-C, SIGTERM and the terminal's going away; a second one hurries. Run by npm, its end counts too: a killed npm takes
 * nobody along by itself.
 */
export function listenForRequests(runByNpm: boolean): RequestsToEnd {
  const first = new AbortController();
  const second = new AbortController();
  const ask = () => (first.signal.aborted ? second : first).abort();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask);
  if (runByNpm) {
    const parent = process.ppid;
    const poll = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(poll);
      first.abort();
    }, PARENT_POLL_MS);
    poll.unref();
  }
  return { signal: first.signal, hurry: second.signal };
}
