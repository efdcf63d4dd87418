import type { RuleRef } from '@sandbar/calendar';

/** The rule table as read at one moment; a deviation of an authority stands before the Delta baseline. */
export interface RuleSet {
  /** The row in force at `at` for the authority, else the baseline; undefined when the table has none. */
  find(code: string, authority: string | null, at: string): RuleRef | undefined;
}
export interface RuleTable {
  /** Cached for a few seconds: a rule takes effect by its date, not by the moment of its writing. */
  current(): Promise<RuleSet>;
}
