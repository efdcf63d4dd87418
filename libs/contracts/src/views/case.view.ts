import type { Bilingual, CaseKind, Court, Lane, Province } from '@sandbar/domain';
import type { DeadlineView } from './deadline.view.js';

/** A code with the words for it. */
export interface Labelled<C extends string = string> {
  readonly code: C;
  readonly label: Bilingual;
}
/** An organisation or office; the name is null when it is not known here. */
export interface Named {
  readonly id: string;
  readonly name: Bilingual | null;
}

export interface AllowedActionView {
  readonly type: string;
  readonly title: Bilingual;
  readonly lane: Labelled<Lane> | null;
  readonly allowed: boolean;
  /** An act with legal effect. */
  readonly decision: boolean;
  readonly reason: { readonly code: string; readonly text: Bilingual; readonly basis: string } | null;
  /** In whose stead the reader could take it (absence cover); null: in the own name. */
  readonly onBehalfOf: { readonly id: string; readonly name: string } | null;
}

export interface StageView extends Labelled {
  /** The leaf states the case is in, one a region. */
  readonly leaves: readonly Labelled[];
}

/** A row of a list of cases. */
export interface CaseListItem {
  readonly id: string;
  readonly kind: Labelled<CaseKind>;
  readonly number: string | null;
  readonly title: string;
  readonly province: Labelled<Province>;
  readonly stage: Labelled;
  readonly court: Labelled<Court>;
  /** End of the first clock of any party, ISO instant; null: nothing is running. */
  readonly dueAt: string | null;
  /** End of the first clock in the reader's own time; null: none runs. Only in a list of what waits for somebody, which is ordered by it. */
  readonly ownDueAt?: string | null;
  readonly closed: boolean;
  readonly version: number;
  readonly updatedAt: string;
}

/** What a province that was only informed sees: name, parties, stage; nothing else. */
export interface CaseHeadlineView {
  readonly sight: 'headline';
  readonly id: string;
  readonly kind: Labelled<CaseKind>;
  readonly number: string | null;
  readonly title: string;
  readonly province: Labelled<Province>;
  readonly parties: readonly Named[];
  readonly stage: Labelled;
  readonly version: number;
  readonly allowedActions: readonly AllowedActionView[];
}

export interface CaseFullView extends Omit<CaseHeadlineView, 'sight' | 'stage'> {
  readonly sight: 'full';
  readonly definition: string;
  readonly stage: StageView;
  readonly court: Labelled<Court>;
  readonly dueAt: string | null;
  readonly closed: boolean;
  readonly leadAuthority: Named | null;
  readonly leadApplicant: Named | null;
  readonly laneAuthorities: readonly { readonly lane: Labelled<Lane>; readonly authority: Named }[];
  readonly informedProvinces: readonly Labelled<Province>[];
  readonly recipientProvince: Labelled<Province> | null;
  readonly parent: string | null;
  /** Hash of the last entry of the record. */
  readonly headHash: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Open clocks only; the reckonings stand at /deadlines. */
  readonly deadlines: readonly DeadlineView[];
}
export type CaseView = CaseHeadlineView | CaseFullView;
