/** One row of the bench: what some clients at once get through. */
export interface Row {
  readonly name: string;
  readonly what: string;
  /** One operation; `n` counts up over the whole run. */
  readonly once: (n: number, client: number) => Promise<void>;
  /** As many as the plan says where it does not say. */
  readonly clients?: number;
}
export interface Sample {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of one operation in each part of the system, in microseconds. */
  readonly cpu: Readonly<Record<string, number>>;
}
export interface Measured {
  readonly row: string;
  readonly what: string;
  readonly samples: readonly Sample[];
  /** Medians over the rounds, each figure for itself. */
  readonly median: Sample;
}
export interface Plan {
  readonly clients: number;
  readonly rounds: number;
  readonly seconds: number;
  /** How often each row is done before it is measured, and for how long at most; WARM where it does not say. */
  readonly warm?: { readonly operations: number; readonly seconds: number };
  /** Processor time spent so far, in microseconds, by part of the system. */
  readonly cpu: () => Readonly<Record<string, number>>;
  readonly onRound: (round: number) => void;
}

/**
 * What a server that has run for some minutes has behind it: compiled code, planned statements, filled caches. Measured: the time an operation
 * takes falls until about so many
 * (a command in memory: 1.5 ms at first, 0.5 after 5,000, 0.3 from 20,000 on).
 */
const WARM = { operations: 20_000, seconds: 60 } as const;

/** Warms every row up, then runs them one after the other in every round, so that all of them meet the same weather. */
export async function interleave(rows: readonly Row[], plan: Plan): Promise<Measured[]> {
  const taken = new Map(rows.map((row) => [row.name, 0]));
  const samples = new Map<string, Sample[]>(rows.map((row) => [row.name, []]));
  const take = (name: string): number => {
    const n = taken.get(name)!;
    taken.set(name, n + 1);
    return n;
  };
  const warm = plan.warm ?? WARM;
  for (const row of rows) {
    const until = performance.now() + warm.seconds * 1000;
    while (taken.get(row.name)! < warm.operations && performance.now() < until) await sample(row, { ...plan, seconds: 1 }, take);
  }
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const row of rows) samples.get(row.name)!.push(await sample(row, plan, take));
    plan.onRound(round);
  }
  return rows.map(({ name, what }) => ({ row: name, what, samples: samples.get(name)!, median: medianOf(samples.get(name)!) }));
}

async function sample(row: Row, { clients: usual, seconds, cpu }: Plan, take: (name: string) => number): Promise<Sample> {
  const clients = row.clients ?? usual;
  const lasted: number[] = [];
  const spent = cpu();
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
  const each = Object.entries(cpu()).map(([part, time]) => [part, (time - (spent[part] ?? 0)) / lasted.length] as const);
  lasted.sort((a, b) => a - b);
  const at = (share: number): number => lasted[Math.min(lasted.length - 1, Math.floor(lasted.length * share))] ?? Number.NaN;
  return { perSecond: lasted.length / elapsed, p50: at(0.5), p99: at(0.99), cpu: Object.fromEntries(each) };
}

function medianOf(samples: readonly Sample[]): Sample {
  const of = (figure: (sample: Sample) => number): number => middle(samples.map(figure));
  const parts = Object.keys(samples[0]?.cpu ?? {});
  const cpu = Object.fromEntries(parts.map((part) => [part, of((sample) => sample.cpu[part]!)]));
  return { perSecond: of((sample) => sample.perSecond), p50: of((sample) => sample.p50), p99: of((sample) => sample.p99), cpu };
}

export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export interface Ratio {
  readonly name: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** One row's rate over another's, round by round: a pair measured side by side says more than two medians. */
export function ratio(above: Measured, below: Measured): Ratio {
  const each = above.samples.map((sampled, i) => sampled.perSecond / below.samples[i]!.perSecond);
  return { name: `(${above.row})/(${below.row})`, median: middle(each), min: Math.min(...each), max: Math.max(...each) };
}
