const PARENT_POLL_MS = 1000;
/** One Ctrl-C arrives twice under npm: from the terminal, and passed on by npm. */
const ECHO_MS = 1000;

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
  let askedAt = 0;
  const ask = () => {
    if (!first.signal.aborted) askedAt = performance.now();
    else if (performance.now() - askedAt < ECHO_MS) return;
    (first.signal.aborted ? second : first).abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask);
  if (runByNpm) {
    const parent = process.ppid;
    const poll = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(poll);
      ask();
    }, PARENT_POLL_MS);
    poll.unref();
  }
  return { signal: first.signal, hurry: second.signal };
}
