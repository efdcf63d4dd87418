import { CASE_KINDS, PROVINCES } from '@sandbar/domain';
import type { CaseKind, Court, Province } from '@sandbar/domain';
import { Absent, COURT_LABELS, Digits, Formatted, Instant, OneOf, Text, Uuid } from '@sandbar/contracts';
import { CASE_ORDERS } from '../ports/index.js';
import type { CaseOrder } from '../ports/index.js';
import { AWAITED } from './work-list.js';
import type { Awaited } from './work-list.js';

export class PageQuery {
  @Absent()
  @Text(500)
  cursor?: string;
  /** 1 to 200; 20 when absent. */
  @Absent()
  @Formatted('page-size')
  limit?: string;
}
export class CasesQuery extends PageQuery {
  @Absent()
  @OneOf(CASE_KINDS)
  kind?: CaseKind;
  @Absent()
  @Text(100)
  stage?: string;
  @Absent()
  @OneOf(PROVINCES)
  province?: Province;
  @Absent()
  @OneOf(Object.keys(COURT_LABELS))
  court?: Court;
  @Absent()
  @OneOf(['true', 'false'])
  closed?: 'true' | 'false';
  /** Due before this instant (UTC) and still open. */
  @Absent()
  @Instant()
  dueBefore?: string;
  /** Part of the title or the number. */
  @Absent()
  @Text(100)
  text?: string;
  @Absent()
  @Uuid()
  parent?: string;
  @Absent()
  @OneOf(CASE_ORDERS)
  sort?: CaseOrder;
  /** Only what waits for me, or for anybody of my office or firm; by due date, and not with court, closed or parent. */
  @Absent()
  @OneOf(AWAITED)
  awaiting?: Awaited;
}
export class DiffQuery {
  @Digits()
  from!: string;
  @Digits()
  to!: string;
}
