import type { Bilingual } from '@sandbar/domain';

export interface ProblemRow {
  /** HTTP status, RFC 9110. */
  readonly status: number;
  readonly title: Bilingual;
  /** What the person can do about it. */
  readonly remedy: Bilingual;
  /** The level at which it is logged: people's mistakes are no errors of ours. */
  readonly level: 'debug' | 'info' | 'warn' | 'error';
}

/** One row of the catalogue; each text as [zh, en]. */
export const row = (
  status: number,
  level: ProblemRow['level'],
  title: [zh: string, en: string],
  remedy: [zh: string, en: string],
): ProblemRow => ({
  status,
  level,
  title: { zh: title[0], en: title[1] },
  remedy: { zh: remedy[0], en: remedy[1] },
});
