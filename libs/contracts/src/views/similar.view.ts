import type { Labelled } from './case.view.js';

/** How alike, from 0 to 1, and in what; null: one of the two says nothing of it. */
export interface LikenessView {
  readonly score: number;
  readonly name: number;
  readonly technology: number | null;
  readonly scene: number | null;
}
/** What is like a case. A firm learns that precedents exist, and of no other application. */
export interface SimilarView {
  readonly precedents: readonly {
    readonly no: number;
    readonly name: string;
    readonly city: { readonly zh: string; readonly en: string };
    readonly applicants: readonly string[];
    /** Null for a firm. */
    readonly likeness: LikenessView | null;
  }[];
  /** Empty for a firm. `case` null: it is not disclosed to the reader, who learns the province to ask. */
  readonly cases: readonly {
    readonly province: Labelled;
    readonly case: { readonly id: string; readonly title: string; readonly number: string | null; readonly stage: Labelled } | null;
    readonly likeness: LikenessView;
  }[];
}
