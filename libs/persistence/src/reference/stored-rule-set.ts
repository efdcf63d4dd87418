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
    const day = shanghaiDay(at);
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
