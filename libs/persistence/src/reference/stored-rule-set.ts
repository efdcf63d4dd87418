import type { Calendars, RuleSet } from '@sandbar/workflow';
import { shanghaiDay } from './shanghai-day.js';

export type Rule = NonNullable<ReturnType<RuleSet['find']>>;
/** A rule with the days between which it is in force, both included. */
export interface DatedRule {
  readonly rule: Rule;
  readonly from: string;
  readonly to: string | null;
}

/** The rule table as read at one moment. */
export class StoredRuleSet implements RuleSet {
  private readonly byCode = new Map<string, DatedRule[]>();
  /** Codes by their beginning. */
  private readonly codes = new Map<string, readonly string[]>();
  /** What was found for one day. */
  private readonly found = new Map<string, Rule | undefined>();
  private foundOn = '';
  private lastDay = { at: '', day: '' };

  constructor(
    rows: readonly DatedRule[],
    readonly calendars: Calendars,
  ) {
    for (const row of rows) {
      const known = this.byCode.get(row.rule.code);
      if (known === undefined) this.byCode.set(row.rule.code, [row]);
      else known.push(row);
    }
  }

  find(code: string, authority: string | null, at: string): Rule | undefined {
    const day = this.dayOf(at);
    // One command asks for some rules several times, and a working day's commands ask for the same few.
    if (day !== this.foundOn) {
      this.found.clear();
      this.foundOn = day;
    }
    const key = `${code} ${authority ?? ''}`;
    if (!this.found.has(key)) this.found.set(key, this.search(code, authority, day));
    return this.found.get(key);
  }

  list(beginning: string, authority: string | null, at: string): readonly Rule[] {
    const codes = this.codesOf(beginning);
    return codes.map((code) => this.find(code, authority, at)).filter((rule) => rule !== undefined);
  }

  private codesOf(beginning: string): readonly string[] {
    const known = this.codes.get(beginning);
    if (known !== undefined) return known;
    const codes = [...this.byCode.keys()].filter((code) => code.startsWith(beginning)).sort();
    this.codes.set(beginning, codes);
    return codes;
  }

  private dayOf(at: string): string {
    if (this.lastDay.at !== at) this.lastDay = { at, day: shanghaiDay(at) };
    return this.lastDay.day;
  }

  private search(code: string, authority: string | null, day: string): Rule | undefined {
    const inForce = (this.byCode.get(code) ?? []).filter((row) => row.from <= day && (row.to === null || day <= row.to));
    const own = authority === null ? undefined : latest(inForce.filter((row) => row.rule.authority === authority));
    return own ?? latest(inForce.filter((row) => row.rule.authority === null));
  }
}

/** Of two in force on the same day the later version. */
function latest(rows: readonly DatedRule[]): Rule | undefined {
  return rows.reduce<DatedRule | undefined>(
    (best, row) => (best === undefined || row.rule.version > best.rule.version ? row : best),
    undefined,
  )?.rule;
}
