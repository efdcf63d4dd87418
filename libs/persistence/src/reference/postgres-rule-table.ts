import { calendarsOf } from '@sandbar/workflow';
import type { RuleSet, RuleTable } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { CONFIRMED, toConfirmed } from '../calendar/calendar-row.js';
import type { ConfirmedColumns } from '../calendar/calendar-row.js';
import { Rooms } from '../session/rooms.js';
import { StoredRuleSet } from './stored-rule-set.js';
import type { Rule } from './stored-rule-set.js';

const KEPT_MS = 5_000;

const RULES = `SELECT r.code, r.version, r.value::float8 AS value, r.unit, r.basis ->> 'zh' AS basis, r.basis_kind AS "basisKind", a.id AS authority,
  r.effective_from::text AS "from", r.effective_to::text AS "to"
  FROM rule r LEFT JOIN authority a ON a.code = r.authority`;

interface RuleColumns extends Omit<Rule, 'authority'> {
  authority: string | null;
  from: string;
  to: string | null;
}

/** The rule table and the calendar in Postgres, read anew when the copy in memory is older than five seconds. */
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
    if (this.kept !== undefined && this.elapsed() < this.kept.until) return this.kept.rules;
    return this.renewed();
  }

  renewed(): Promise<RuleSet> {
    const rules = this.read();
    const kept = { rules, until: this.elapsed() + KEPT_MS };
    this.kept = kept;
    // A failed reading is not kept.
    rules.catch(() => {
      if (this.kept === kept) this.kept = undefined;
    });
    return rules;
  }

  private async read(): Promise<RuleSet> {
    return this.rooms.open('read', async (db) => {
      const { rows } = await db.query<RuleColumns & Record<string, unknown>>(RULES);
      const changes = (await db.query<ConfirmedColumns & Record<string, unknown>>(CONFIRMED)).rows.map(toConfirmed);
      return new StoredRuleSet(
        rows.map(({ from, to, ...rule }) => ({ rule, from, to })),
        calendarsOf(changes),
      );
    });
  }
}
