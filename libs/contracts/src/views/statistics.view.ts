import type { Labelled, Named } from './case.view.js';

/** How often each thing happened; null: withheld, because so few cases would tell of a single one. */
export type CountsView = Readonly<Record<string, number | null>>;
export interface SpreadView {
  readonly median: number | null;
  readonly p90: number | null;
}
export interface ByCourtView {
  readonly authority: SpreadView;
  readonly firm: SpreadView;
  /** Of authority, firm and all others together; without time on hold. */
  readonly total: SpreadView;
}
/** How long ended stays in one stage took. */
export interface StageFiguresView {
  /** `stage`, `lane` or `hold`. */
  readonly track: string;
  readonly stage: Labelled;
  /** Null: all provinces. */
  readonly province: Labelled | null;
  /** Stays that ended; null: withheld. */
  readonly n: number | null;
  readonly working: ByCourtView;
  readonly calendar: ByCourtView;
}
/** The figures of an office, or those that are published. */
export interface FiguresView {
  readonly sight: 'office' | 'public';
  /** Of published figures: the last day that is counted. Of an office's: today. */
  readonly asOf: string;
  readonly filter: Readonly<Record<string, string>>;
  /** Smallest count that is shown; 1 for an office. */
  readonly least: number;
  readonly counts: CountsView;
  readonly byPeriod: readonly { readonly period: string; readonly counts: CountsView }[];
  readonly byProvince: readonly { readonly province: Labelled; readonly counts: CountsView }[];
  readonly byAuthority: readonly { readonly authority: Named; readonly counts: CountsView }[];
  readonly byType: readonly { readonly type: Labelled; readonly counts: CountsView }[];
  readonly declined: readonly { readonly reason: Labelled; readonly n: number | null }[];
  readonly stages: readonly StageFiguresView[];
  /** Empty in what is published. */
  readonly open: readonly { readonly stage: Labelled; readonly n: number; readonly overdue: number }[];
}

export interface ForecastStepView {
  readonly stage: Labelled;
  /** `authority`: registered cases of this office; `delta`: of all offices; `rule`: nothing but the rule table. */
  readonly basis: Labelled;
  readonly n: number | null;
  readonly median: number;
  readonly p90: number;
}
/** When registration is to be expected; `none` says why it cannot be told. */
export interface ForecastView {
  readonly forecast: {
    readonly from: string;
    readonly to: string;
    readonly days: { readonly median: number; readonly p90: number };
    readonly provisional: boolean;
    readonly slow: boolean;
    /** Registrations since this day were looked at. */
    readonly since: string;
    readonly steps: readonly ForecastStepView[];
  } | null;
  readonly none: Labelled | null;
}
