/** The kinds of case the engine runs; every kind has a folder of its own in this lib. */
export const CASE_KINDS = ['pilot-application', 'sharing-package', 'sharing-leg'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** GB/T 2260 codes of the four jurisdictions: 上海 31, 江苏 32, 浙江 33, 安徽 34. */
export const PROVINCES = ['31', '32', '33', '34'] as const;
export type Province = (typeof PROVINCES)[number];

/** The three lanes of review; each names its own authority. */
export const LANES = ['legality', 'risk', 'consumer'] as const;
export type Lane = (typeof LANES)[number];

/** Whose court the case is in: authority time and firm time are counted apart. */
export type Court = 'firm' | 'authority' | 'peers' | 'experts' | 'public' | 'none';

/** A text that a person reads, always in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
