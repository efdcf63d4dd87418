import type { WorkingCalendar } from '@sandbar/calendar';
import type { Definition, Refusal, StoredSnapshot } from '@sandbar/domain';
import type { RuleSet } from '../ports/rule-table.port.js';
import type { SealedRow, Tx } from '../ports/unit-of-work.port.js';
import type { Command } from '../road/command.js';

export interface PreparationInput {
  readonly tx: Tx;
  readonly command: Command;
  readonly definition: Definition;
  readonly snapshot: StoredSnapshot | null;
  readonly at: string;
  readonly rules: RuleSet;
  readonly calendar: WorkingCalendar;
}
export interface Prepared {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sealed: SealedRow | null;
}
export type Preparation = (input: PreparationInput) => Promise<Prepared | Refusal>;
