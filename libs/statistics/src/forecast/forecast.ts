import { addWorkingDays, missingYear } from '@sandbar/calendar';
import type { WorkingCalendar } from '@sandbar/calendar';
import type { Spread } from '../figures/spread.js';
import { wayFrom } from './way.js';

/** Where the days of a stage come from: registered cases of this office, of all offices, or nothing but the rule table. */
export type ForecastBasis = 'authority' | 'delta' | 'rule';
export interface ForecastStep {
  readonly stage: string;
  readonly basis: ForecastBasis;
  /** Cases behind it; null for the rule's days. */
  readonly n: number | null;
  /** Working days still to go: half of the cases needed no more, nine in ten needed no more. */
  readonly median: number;
  readonly p90: number;
}
export interface Forecast {
  readonly steps: readonly ForecastStep[];
  /** Working days from today. */
  readonly days: { readonly median: number; readonly p90: number };
  /** The days on which registration is to be expected, and by which nine in ten would have it if every step were slow. */
  readonly from: string;
  readonly to: string;
  /** A holiday that is not announced yet lies in between. */
  readonly provisional: boolean;
  /** The present stage has taken longer than nine in ten: its end cannot be told. */
  readonly slow: boolean;
}
export type NoForecast = 'closed' | 'held' | 'not-filed' | 'off-the-way' | 'unreadable';

export interface ForecastInput {
  readonly closed: boolean;
  readonly holding: boolean;
  /** Top-level stage. */
  readonly stage: string;
  /** Working days in the present stage so far. */
  readonly spent: number;
  readonly today: string;
  /** Working days in a stage, of registered cases; undefined: fewer than may be used. */
  readonly seen: (stage: string, of: 'authority' | 'delta') => Spread | undefined;
  /** Working days of the rule table. */
  readonly statutory: (stage: string) => number;
}

/**
 * When registration is to be expected, from how long the stages still to come took others, each with its basis. A sum of medians to a sum of
 * ninth tenths: a range, no promise; a correction, an objection or a hold on the way is not foreseen.
 */
export function forecastRegistration(input: ForecastInput, calendar: WorkingCalendar): Forecast | NoForecast {
  if (input.closed) return 'closed';
  if (input.holding) return 'held';
  if (input.stage === 'draft' || input.stage === 'signing') return 'not-filed';
  const way = wayFrom(input.stage);
  if (way === undefined) return 'off-the-way';
  const full = way.map((stage) => stepOf(stage, input));
  const present = full[0]!;
  const rest = (days: number): number => Math.max(0, days - input.spent);
  const slow = input.spent > present.p90;
  const steps = [{ ...present, median: rest(present.median), p90: Math.max(1, rest(present.p90)) }, ...full.slice(1)];
  const days = { median: Math.max(1, sum(steps.map((step) => step.median))), p90: Math.max(1, sum(steps.map((step) => step.p90))) };
  const [from, to] = [addWorkingDays(calendar, input.today, days.median), addWorkingDays(calendar, input.today, days.p90)];
  return { steps, days, from, to, provisional: missingYear(calendar, to) !== null, slow };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function stepOf(stage: string, { seen, statutory }: ForecastInput): ForecastStep {
  for (const basis of ['authority', 'delta'] as const) {
    const found = seen(stage, basis);
    if (found !== undefined) return { stage, basis, ...found };
  }
  const days = statutory(stage);
  return { stage, basis: 'rule', n: null, median: days, p90: days };
}
