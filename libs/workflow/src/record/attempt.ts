/** What `work` returns; undefined when it throws: a tampered row may be nothing that can be read. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
