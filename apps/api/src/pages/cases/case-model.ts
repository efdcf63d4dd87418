import type { TimeHeld } from '@sandbar/calendar';
import type { PrintedSection } from '@sandbar/declaration';
import type { Bilingual, ConflictCell } from '@sandbar/domain';
import type {
  AllowedActionView,
  CaseListItem,
  CaseView,
  DeadlineView,
  ForecastView,
  HistoryEntryView,
  SimilarView,
} from '@sandbar/contracts';
import type { AttachmentFile } from '../../ports/index.js';
import type { Changed } from '../declaration/read-view.js';
import type { Due } from '../html/due.js';
import type { Reckoning } from '@sandbar/calendar';

/** What ids of people, firms and offices, and the codes of reasons, are called. */
export type Known = ReadonlyMap<string, Bilingual>;

/** One clock as the page of a case shows it. */
export interface ClockModel {
  readonly view: DeadlineView;
  readonly title: Bilingual;
  readonly due: Due | null;
  readonly reckoning: Reckoning | null;
}
/** One thing the case waits for: a leaf of its state, and the roles that act there. */
export interface Awaited {
  readonly label: Bilingual;
  readonly roles: readonly Bilingual[];
}
export interface DeclarationModel {
  readonly revision: number;
  readonly hash: string;
  readonly sections: readonly PrintedSection[];
  /** What the one before it differs in; empty for the first. */
  readonly changed: Changed;
  readonly changes: readonly { readonly pointer: string; readonly label: string; readonly kind: string }[];
  readonly withheld: number;
}
/** The row of one province in a package. */
export interface ProvinceRow {
  readonly province: Bilingual;
  readonly deliveredAt: string | null;
  readonly expectedOn: string | null;
  readonly answer: Bilingual | null;
  readonly late: boolean;
  readonly reason: string | null;
  readonly conditions: readonly string[];
  readonly resolution: string | null;
}
export interface PackageModel {
  readonly id: string;
  readonly title: string;
  readonly stage: Bilingual;
  readonly round: number;
  readonly rows: readonly ProvinceRow[];
}
/** Fields as they were disclosed to another province. */
export interface DisclosedRow {
  /** Title of the section of the declaration. */
  readonly section: string;
  readonly title: Bilingual;
  readonly level: number;
  readonly text: string;
  readonly withheld: Bilingual | null;
}
export interface DisclosureModel {
  readonly tlp: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly expiresOn: string;
  readonly fields: readonly DisclosedRow[];
}

/** Everything beyond the headline. */
export interface FullModel {
  readonly awaited: readonly Awaited[];
  readonly clocks: readonly ClockModel[];
  readonly held: TimeHeld | null;
  readonly forecast: ForecastView | null;
  readonly similar: SimilarView | undefined;
  readonly history: readonly HistoryEntryView[];
  /** Names of what the entries shown name by an id or a code. */
  readonly known: Known;
  readonly olderHistory: boolean;
  readonly revisions: readonly { readonly revision: number; readonly hash: string; readonly sealedAt: string }[];
  readonly declaration: DeclarationModel | null;
  readonly files: readonly AttachmentFile[];
  readonly mayUpload: boolean;
  readonly children: readonly CaseListItem[];
  readonly packages: readonly PackageModel[];
  readonly disclosure: DisclosureModel | null;
  readonly conflicts: readonly ConflictCell[];
}
export interface CaseModel {
  readonly view: CaseView;
  readonly due: Due | null;
  /** What the person is awaited to do, what else may be done, and what may not with the reason. */
  readonly steps: readonly AllowedActionView[];
  readonly others: readonly AllowedActionView[];
  readonly barred: readonly AllowedActionView[];
  /** The declaration waits to be written by the person. */
  readonly write: boolean;
  /** Title of the action that was just taken. */
  readonly done: Bilingual | undefined;
  readonly full: FullModel | null;
}
