import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Measured, Ratio } from './measure.js';
import { ratio } from './measure.js';

export interface BenchPlan {
  readonly cases: number;
  readonly clients: number;
  readonly rounds: number;
  readonly seconds: number;
}
/** What the issue asks each ratio to reach. */
const TO_REACH: Readonly<Record<string, number>> = { '(b)/(a)': 0.55, '(c)/(a)': 0.35 };

export const machine = (): string => {
  const [cpu] = cpus();
  return `${cpus().length} x ${cpu?.model ?? '?'}, Node ${process.version}, ${process.platform} ${process.arch}`;
};

/** The rows, their ratios and the machine as lines; the last line is the machine. */
export function linesOf(measured: readonly Measured[]): readonly string[] {
  return [...measured.map(lineOfRow), ...ratiosOf(measured).map((one) => lineOfRatio(one, TO_REACH[one.name])), machine()];
}

export function lineOfRow({ row, what, median }: Measured): string {
  const cpu = Object.entries(median.cpu).map(([part, time]) => `${part} ${time.toFixed(0)}`);
  const rate = `${median.perSecond.toFixed(0).padStart(6)}/s  p50 ${median.p50.toFixed(1)} ms  p99 ${median.p99.toFixed(1)} ms`;
  return `(${row}) ${rate}  µs of processor an operation: ${cpu.join(', ')}  ${what}`;
}

/** @param toReach what the issue asks it to reach; undefined: nothing */
export function lineOfRatio({ name, median, min, max }: Ratio, toReach: number | undefined): string {
  const aim = toReach === undefined ? '' : `; to reach ${toReach}`;
  return `${name} = ${median.toFixed(2)} (${min.toFixed(2)}..${max.toFixed(2)}${aim})`;
}

function ratiosOf([floor, ...others]: readonly Measured[]): readonly Ratio[] {
  return others.map((other) => ratio(other, floor!));
}

export function writeReport(file: string, plan: BenchPlan, measured: readonly Measured[]): void {
  const content = { machine: machine(), ...plan, rows: measured, ratios: ratiosOf(measured) };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
