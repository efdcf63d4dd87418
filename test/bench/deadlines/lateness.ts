export interface Lateness {
  /** Milliseconds after the due instant at which each clock's row was taken and read again, ascending. */
  readonly wake: readonly number[];
  /** The same for the commit of its expiry. */
  readonly commit: readonly number[];
  /** Clocks whose expiry stands in the record twice or not at all. */
  readonly notOnce: number;
  /** Processor time from the first due instant to the last commit, over the expiries, in microseconds, by part of the system. */
  readonly cpu: Readonly<Record<string, number>>;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
const ms = (value: number): string => `${Math.round(value)} ms`;

/** One line of the report. */
export function lineOf(backend: string, { wake, commit, notOnce, cpu }: Lateness): string {
  const early = wake.filter((late) => late < 0).length;
  const parts = Object.entries(cpu).map(([part, time]) => `${part} ${time.toFixed(0)}`);
  return (
    `(e) ${backend.padEnd(9)} wake p50 ${ms(at(wake, 0.5))} p99 ${ms(at(wake, 0.99))} · commit p50 ${ms(at(commit, 0.5))} p99 ${ms(at(commit, 0.99))} · ` +
    `${commit.length} committed, not_once=${notOnce} early=${early} · ` +
    `µs of processor an expiry: ${parts.join(', ')}`
  );
}
