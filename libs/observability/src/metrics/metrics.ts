import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** A value at the moment of a scrape, with the values of its labels. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}
export interface GaugeOptions {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/**
 * What a process counts of itself, as Prometheus reads it. Labels are names of routes, events, codes, stages and provinces: bounded lists of ours, never
 * what a case says or who somebody is.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly immediate: (() => void)[] = [];
  private readonly asked: (() => Promise<void>)[] = [];
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly commands: Histogram<'kind' | 'type' | 'outcome' | 'code'>;
  private readonly jobs: Histogram<'job' | 'outcome'>;
  private readonly dead: Counter<'job'>;

  constructor(process: string) {
    this.registry.setDefaultLabels({ process });
    const registers = [this.registry];
    const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets = SECONDS): Histogram<L> =>
      new Histogram<L>({ name, help, labelNames: [...labelNames], buckets, registers });
    this.requests = histogram('sandbar_http_request_seconds', 'Answers by route pattern and status', ['method', 'route', 'status']);
    this.commands = histogram(
      'sandbar_command_seconds',
      'Commands on the one road by event, outcome (accepted, ignored, refused, fault) and refusal code',
      ['kind', 'type', 'outcome', 'code'],
      // Many events and codes: few buckets.
      [0.005, 0.025, 0.1, 0.5, 2.5],
    );
    this.jobs = histogram('sandbar_job_seconds', 'Jobs of the outbox by outcome (done, failed)', ['job', 'outcome']);
    this.dead = new Counter({ name: 'sandbar_jobs_dead_total', help: 'Jobs given up by this process', labelNames: ['job'], registers });
  }

  /** Memory, processor time, event loop, garbage collection of this process. Once a process. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }
  command(labels: Readonly<Record<'kind' | 'type' | 'outcome' | 'code', string>>, seconds: number): void {
    this.commands.observe(labels, seconds);
  }
  job(job: string, outcome: 'done' | 'failed', seconds: number): void {
    this.jobs.observe({ job, outcome }, seconds);
  }
  jobDead(job: string): void {
    this.dead.inc({ job });
  }

  /** A gauge that is read when somebody scrapes. */
  gauge({ name, help, labels = [] }: GaugeOptions, read: () => readonly Reading[]): void {
    const [set] = this.gauges([{ name, help, labels }]);
    this.immediate.push(() => set!(read()));
  }

  /** What somebody else counts, from 0 when the process began; read when somebody scrapes. */
  counter({ name, help, labels = [] }: GaugeOptions, read: () => readonly Reading[]): void {
    const counter = new Counter<string>({ name, help, labelNames: [...labels], registers: [this.registry] });
    this.immediate.push(() => {
      counter.reset();
      for (const { labels: named = {}, value } of read()) counter.inc(named, value);
    });
  }

  /** Gauges that one reading fills; where it fails, they say nothing rather than something old. */
  gaugesOf<T>(options: readonly GaugeOptions[], read: () => Promise<T>, into: (found: T) => readonly (readonly Reading[])[]): void {
    const setters = this.gauges(options);
    this.asked.push(async () => {
      const found = await read().then(into, () => []);
      setters.forEach((set, index) => set(found[index] ?? []));
    });
  }

  /** The text that Prometheus reads. */
  async text(): Promise<string> {
    // First what is at hand: asking the database would be seen among the connections.
    for (const read of this.immediate) read();
    await Promise.all(this.asked.map((read) => read()));
    return this.registry.metrics();
  }
  get contentType(): string {
    return this.registry.contentType;
  }

  private gauges(options: readonly GaugeOptions[]): ((readings: readonly Reading[]) => void)[] {
    return options.map(({ name, help, labels = [] }) => {
      const gauge = new Gauge<string>({ name, help, labelNames: [...labels], registers: [this.registry] });
      return (readings) => {
        gauge.reset();
        // A gauge without labels is 0 when reset; nothing known is no value.
        if (readings.length === 0) gauge.remove({});
        for (const { labels: named = {}, value } of readings) gauge.set(named, value);
      };
    });
  }
}
