import type { WorkingCalendar } from '@sandbar/calendar';
import type { Definition, Refusal, StoredSnapshot } from '@sandbar/domain';
import type { RuleSet } from '../ports/rule-table.port.js';
import type { DeadlineRow, SealedRow, Tx } from '../ports/unit-of-work.port.js';
import type { Command } from '../road/command.js';

export interface PreparationInput {
  readonly tx: Tx;
  readonly command: Command;
  readonly definition: Definition;
  readonly snapshot: StoredSnapshot | null;
  readonly at: string;
  readonly rules: RuleSet;
  readonly calendar: WorkingCalendar;
  /** The open clocks of the case. */
  readonly open: readonly DeadlineRow[];
}
export interface Prepared {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sealed: SealedRow | null;
  /** Clocks that a change of the calendar moved. */
  readonly recounted?: readonly DeadlineRow[];
}
export type Preparation = (input: PreparationInput) => Promise<Prepared | Refusal>;
