/** One row of the bench: what 16 clients at once get through. */
export interface Row {
  readonly name: string;
  readonly what: string;
  /** One operation; `n` counts up over the whole run. */
  readonly once: (n: number, client: number) => Promise<void>;
}
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}
export interface Measured {
  readonly row: string;
  readonly what: string;
  readonly samples: readonly Sample[];
  /** Medians over the rounds; milliseconds for p50 and p99. */
  readonly median: Sample;
}

/** Runs the rows one after the other in every round, so that all of them meet the same weather; warms each up once before. */
export async function interleave(
  rows: readonly Row[],
  clients: number,
  rounds: number,
  seconds: number,
  onRound: (round: number) => void,
): Promise<Measured[]> {
  const next = new Map(rows.map((row) => [row.name, 0]));
  const samples = new Map<string, Sample[]>(rows.map((row) => [row.name, []]));
  const take = (name: string): number => {
    const n = next.get(name)!;
    next.set(name, n + 1);
    return n;
  };
  for (const row of rows) await sample(row, clients, Math.min(seconds, 1), take);
  for (let round = 1; round <= rounds; round += 1) {
    for (const row of rows) samples.get(row.name)!.push(await sample(row, clients, seconds, take));
    onRound(round);
  }
  return rows.map((row) => {
    const taken = samples.get(row.name)!;
    const median = {
      perSecond: middle(taken.map((s) => s.perSecond)),
      p50: middle(taken.map((s) => s.p50)),
      p99: middle(taken.map((s) => s.p99)),
    };
    return { row: row.name, what: row.what, samples: taken, median };
  });
}

async function sample(row: Row, clients: number, seconds: number, take: (name: string) => number): Promise<Sample> {
  const lasted: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        const from = performance.now();
        await row.once(take(row.name), client);
        lasted.push(performance.now() - from);
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1000;
  lasted.sort((a, b) => a - b);
  const at = (share: number): number => lasted[Math.min(lasted.length - 1, Math.floor(lasted.length * share))] ?? Number.NaN;
  return { perSecond: lasted.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The ratio of two rows, round by round: a pair measured side by side says more than two medians. */
export function ratio(above: Measured, below: Measured): { median: number; min: number; max: number } {
  const each = above.samples.map((sampled, i) => sampled.perSecond / below.samples[i]!.perSecond);
  return { median: middle(each), min: Math.min(...each), max: Math.max(...each) };
}
