import type { RuleSet, RuleTable } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import { StoredRuleSet } from './stored-rule-set.js';
import type { Rule } from './stored-rule-set.js';

const KEPT_MS = 5_000;

interface RuleColumns extends Omit<Rule, 'authority'> {
  authority: string | null;
  from: string;
  to: string | null;
}

/** The rule table in Postgres, read anew when the copy in memory is older than five seconds. */
export class PostgresRuleTable implements RuleTable {
  private readonly rooms: Rooms;
  private kept: { readonly rules: Promise<RuleSet>; readonly until: number } | undefined;

  /** @param elapsed milliseconds of a clock that never jumps; how old a copy is has nothing to do with what day it is */
  constructor(
    dataSource: DataSource,
    private readonly elapsed: () => number = () => performance.now(),
  ) {
    this.rooms = new Rooms(dataSource);
  }

  current(): Promise<RuleSet> {
    const now = this.elapsed();
    if (this.kept !== undefined && now < this.kept.until) return this.kept.rules;
    const rules = this.read();
    this.kept = { rules, until: now + KEPT_MS };
    // A failed reading is not kept.
    rules.catch(() => (this.kept = undefined));
    return rules;
  }

  private async read(): Promise<RuleSet> {
    const rows = await this.rooms.readOpen<RuleColumns & Record<string, unknown>>(
      `SELECT r.code, r.version, r.value::float8 AS value, r.unit, r.basis ->> 'zh' AS basis, r.basis_kind AS "basisKind", a.id AS authority,
         r.effective_from::text AS "from", r.effective_to::text AS "to"
       FROM rule r LEFT JOIN authority a ON a.code = r.authority`,
    );
    return new StoredRuleSet(rows.map(({ from, to, ...rule }) => ({ rule, from, to })));
  }
}
