import { PROVINCES } from '@sandbar/domain';
import type { Province } from '@sandbar/domain';
import { Absent, Day, OneOf, Uuid } from '@sandbar/contracts';
import { TYPE_LABELS } from './figure-words.js';

export const FIGURE_PERIODS = ['year', 'quarter', 'month'] as const;
export type FigurePeriod = (typeof FIGURE_PERIODS)[number];

/** Which figures of an office; days in Asia/Shanghai, both included. */
export class StatisticsQuery {
  @Absent()
  @Day()
  from?: string;
  @Absent()
  @Day()
  to?: string;
  @Absent()
  @OneOf(PROVINCES)
  province?: Province;
  @Absent()
  @Uuid()
  authority?: string;
  @Absent()
  @OneOf(Object.keys(TYPE_LABELS))
  type?: string;
  /** What counts are grouped by; `year` when absent. */
  @Absent()
  @OneOf(FIGURE_PERIODS)
  by?: FigurePeriod;
}
