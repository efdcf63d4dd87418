import type { Bilingual, Court } from '@sandbar/domain';
import type { DeadlineStatusLabel } from '../glossary/glossary.js';

/** One clock of a case as people see it. */
export interface DeadlineView {
  readonly id: string;
  /** The clock's name, for example `review.lane.risk`. */
  readonly name: string;
  readonly court: { readonly code: Court; readonly label: Bilingual };
  readonly status: { readonly code: DeadlineStatusLabel; readonly label: Bilingual };
  readonly rule: string;
  /** ISO instant, 24:00 Asia/Shanghai of `dueDay`; null while it stands still or waits for service. */
  readonly dueAt: string | null;
  /** Last day of the period in Asia/Shanghai, YYYY-MM-DD. */
  readonly dueDay: string | null;
  /** The year's holidays are not announced yet: the day may move. */
  readonly provisional: boolean;
  /** Expiry only tells the next level; the case stays. */
  readonly escalates: boolean;
  readonly openedSeq: number;
  readonly closedSeq: number | null;
  /** How the day was found: rule and version, basis, calendar, start, stops, extensions. Present at /deadlines. */
  readonly reckoning?: unknown;
}
