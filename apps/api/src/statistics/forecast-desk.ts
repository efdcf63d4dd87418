import { addMonths, dayInShanghai } from '@sandbar/calendar';
import type { ForecastView, Labelled } from '@sandbar/contracts';
import type { Bilingual } from '@sandbar/domain';
import type { RecordEntry, RuleSet } from '@sandbar/workflow';
import type { StageTimes } from '@sandbar/persistence';
import { COURSE_BEGIN, foldCourse, forecastRegistration, spentHere, spreadOf, STATUTORY, UnfoldableRecord } from '@sandbar/statistics';
import type { Spread } from '@sandbar/statistics';
import { calendarsAt } from '../cases/case-calendar.js';
import type { CalendarOf } from '../cases/case-calendar.js';
import { stageLabel } from '../cases/stage-labels.js';
import type { ApiPorts, CaseFile } from '../ports/index.js';
import { BASIS_LABELS, NO_FORECAST_LABELS } from './figure-words.js';

/** Stage times of registered cases are read once in so long. */
const KEPT_MS = 60_000;
const labelled = <C extends string>(table: Readonly<Record<C, Bilingual>>, code: C): Labelled => ({ code, label: table[code] });

/** Says when registration of a case is to be expected, and on what ground. */
export class ForecastDesk {
  private kept: { readonly times: Promise<readonly StageTimes[]>; readonly since: string; readonly until: number } | undefined;

  /** @param elapsed milliseconds of a clock that never jumps */
  constructor(
    private readonly ports: Pick<ApiPorts, 'openFigures' | 'rules' | 'registry' | 'clock'>,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /**
   * @param file of an application, in full sight
   * @param entries its whole record
   */
  async getForecast(file: CaseFile, entries: readonly RecordEntry[]): Promise<ForecastView> {
    const definition = this.ports.registry.definitionOf(file.definition);
    const now = this.ports.clock.now();
    const today = dayInShanghai(now);
    const rules = await this.ports.rules.current();
    const valueOf = (code: string): number => ruleValue(rules, code, file.header.leadAuthority, now);
    const since = addMonths(today, -valueOf('statistics.forecast.window'));
    const times = await this.stageTimes(since);
    const least = valueOf('statistics.forecast.minimum');
    const calendarOf = await calendarsAt(this.ports, now);
    const spent = this.spent(file, entries, calendarOf, now);
    if (spent === undefined) return { forecast: null, none: labelled(NO_FORECAST_LABELS, 'unreadable') };
    const found = forecastRegistration(
      {
        closed: file.closed,
        holding: definition.holding(file.snapshot),
        stage: file.stage.split('.')[0] ?? file.stage,
        spent,
        today,
        seen: (stage, of) => enough(times, stage, of === 'authority' ? file.header.leadAuthority : undefined, least),
        statutory: (stage) => STATUTORY[stage as keyof typeof STATUTORY].reduce((all, code) => all + valueOf(code), 0),
      },
      calendarOf(file.header),
    );
    if (typeof found === 'string') return { forecast: null, none: labelled(NO_FORECAST_LABELS, found) };
    const { steps, ...rest } = found;
    return {
      forecast: {
        ...rest,
        since,
        steps: steps.map((step) => ({
          ...step,
          stage: { code: step.stage, label: stageLabel(definition, step.stage) },
          basis: labelled(BASIS_LABELS, step.basis),
        })),
      },
      none: null,
    };
  }

  private spent(file: CaseFile, entries: readonly RecordEntry[], calendarOf: CalendarOf, now: string): number | undefined {
    try {
      const { state } = foldCourse(file.id, COURSE_BEGIN, entries, (id) => this.ports.registry.definitionOf(id), calendarOf);
      return spentHere(state, calendarOf(file.header), now) ?? 0;
    } catch (fault) {
      if (fault instanceof UnfoldableRecord) return undefined;
      throw fault;
    }
  }

  private stageTimes(since: string): Promise<readonly StageTimes[]> {
    const now = this.elapsed();
    if (this.kept !== undefined && now < this.kept.until && this.kept.since === since) return this.kept.times;
    const times = this.ports.openFigures.listStageTimes(Object.keys(STATUTORY), since);
    this.kept = { times, since, until: now + KEPT_MS };
    times.catch(() => (this.kept = undefined));
    return times;
  }
}

/** Days of at least `least` cases; a single case's times are nobody's to read out of a forecast. @param authority undefined: all */
function enough(times: readonly StageTimes[], stage: string, authority: string | null | undefined, least: number): Spread | undefined {
  // Nobody is forecast a correction of others: only who is in one has it before him, and what it takes is known of those that had one.
  const days = times
    .filter((row) => row.stage === stage && (authority === undefined || row.authority === authority))
    .flatMap((row) => (stage === 'correction' ? row.days.filter((n) => n > 0) : row.days));
  return days.length < least ? undefined : spreadOf(days);
}

function ruleValue(rules: RuleSet, code: string, authority: string | null, at: string): number {
  const value = rules.find(code, authority, at)?.value;
  if (value === undefined) throw new Error(`the rule ${code} has no value in force: load the reference data`);
  return value;
}
