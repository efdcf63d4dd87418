import { PROVINCES } from '@sandbar/domain';
import type { ChecklistTick, Condition, CorrectionPoint, Lane, Province, RiskItem } from '@sandbar/domain';
import { Absent, Flag, Formatted, ListOfChoice, OneOf, OrNull, Quantity, Text, Uuid } from '../fields/index.js';

/** Bounds that several payloads share, in characters and items. */
export const BOUNDS = { reason: 2000, opinion: 20_000, code: 60, title: 200, items: 100, attachments: 50 } as const;

/** Why something was done or is asked for. */
export class ReasonPayload {
  @Text(BOUNDS.reason)
  reason!: string;
}
export class CommentPayload {
  @Text(BOUNDS.reason)
  comment!: string;
}
/** An event that carries nothing. */
export class EmptyPayload {}

export class ConditionPart implements Condition {
  @OneOf(['cap', 'duration', 'area', 'report-cycle', 'other'])
  kind!: Condition['kind'];
  @OrNull()
  @Quantity(0, 1e15)
  value!: number | null;
  @OrNull()
  @OneOf(['person', 'transaction', 'yuan', 'month', 'day'])
  unit!: Condition['unit'];
  @ListOfChoice(PROVINCES, { max: 4, unique: true })
  area!: Province[];
  @Text(BOUNDS.reason)
  text!: string;
  @OrNull()
  @OneOf(PROVINCES)
  province!: Province | null;
}
export class CorrectionPointPart implements CorrectionPoint {
  @Formatted('json-pointer')
  pointer!: string;
  @OneOf(['incorrect', 'incomplete', 'outdated'])
  reason!: CorrectionPoint['reason'];
  @Text(BOUNDS.reason)
  text!: string;
}
export class RiskItemPart implements RiskItem {
  @Text(200)
  point!: string;
  @OneOf([1, 2, 3])
  likelihood!: RiskItem['likelihood'];
  @OneOf([1, 2, 3])
  impact!: RiskItem['impact'];
  @Text(BOUNDS.reason)
  reason!: string;
}
export class ChecklistTickPart implements ChecklistTick {
  /** The rule whose item it answers; an item of the officer's own has none. */
  @Absent()
  @Text(BOUNDS.code)
  code?: string;
  @Text(BOUNDS.title)
  item!: string;
  @Flag()
  met!: boolean;
  @Text(BOUNDS.reason)
  evidence!: string;
}
/** A field that is not shown, and why. */
export class WithholdPart {
  @Formatted('json-pointer')
  pointer!: string;
  @Text(BOUNDS.reason)
  reason!: string;
}
/** Which authority takes which lane of review. */
export class LaneAuthoritiesPart implements Partial<Record<Lane, string>> {
  @Absent()
  @Uuid()
  legality?: string;
  @Absent()
  @Uuid()
  risk?: string;
  @Absent()
  @Uuid()
  consumer?: string;
}
