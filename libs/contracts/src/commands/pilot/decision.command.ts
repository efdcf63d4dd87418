import { LANES, PROVINCES } from '@sandbar/domain';
import type { Lane, Outcome, Province } from '@sandbar/domain';
import { ListOf, ListOfChoice, ListOfFormatted, OneOf, OrNull, Text, Uuid } from '../../fields/index.js';
import { BOUNDS, ConditionPart, WithholdPart } from '../parts.js';
import type { PilotSent } from '../sent.js';

/** Public notice, decision, remedy, and what may happen anywhere before the end (process.md §2). */
export class RedactionsPayload implements PilotSent<'PUBLISH'> {
  @ListOf(() => WithholdPart, { max: 200 })
  withhold!: WithholdPart[];
}
/** What a member of the public writes on a notice. */
export class PublicCommentBody {
  @Text(100)
  name!: string;
  /** Telephone or address; never shown. */
  @Text(200)
  contact!: string;
  @Text(5000)
  text!: string;
}
export class CommentOnNoticePayload extends PublicCommentBody implements PilotSent<'COMMENT'> {
  /** Id of the comment, made by the door through which it came. */
  @Uuid()
  comment!: string;
}
export class ReplyPart {
  @ListOfFormatted('uuid', { min: 1, max: 500, unique: true })
  comments!: string[];
  @Text(BOUNDS.opinion)
  text!: string;
}
export class AnsweredPayload implements PilotSent<'ANSWERED'> {
  @ListOf(() => ReplyPart, { min: 1, max: 200 })
  replies!: ReplyPart[];
}
export class MaterialPayload implements PilotSent<'MATERIAL'> {
  @ListOfFormatted('uuid', { min: 1, max: 500, unique: true })
  comments!: string[];
  @Text(BOUNDS.reason)
  reason!: string;
}
export class UpheldPayload extends MaterialPayload implements PilotSent<'UPHELD'> {
  @ListOfChoice(LANES, { min: 1, max: 3, unique: true })
  lanes!: Lane[];
}
export class ProposePayload implements PilotSent<'PROPOSE'> {
  @OneOf(['register', 'decline', 'defer', 'redirect', 'more-conditions'])
  outcome!: Outcome;
  @OrNull()
  @Text(BOUNDS.code)
  reasonCode!: string | null;
  @Text(BOUNDS.opinion)
  reason!: string;
  @ListOf(() => ConditionPart, { max: 50 })
  conditions!: ConditionPart[];
  @OrNull()
  @Text(200)
  redirectTo!: string | null;
}
export class MoreConditionsPayload implements PilotSent<'MORE_CONDITIONS'> {
  @ListOf(() => ConditionPart, { min: 1, max: 50 })
  conditions!: ConditionPart[];
  @Text(BOUNDS.reason)
  reason!: string;
}
export class ReviewRequestPayload implements PilotSent<'REVIEW_REQUEST'> {
  @Text(BOUNDS.opinion)
  grounds!: string;
}
export class PartyLeavesPayload implements PilotSent<'PARTY_LEAVES'> {
  @Uuid()
  organisation!: string;
  @Text(BOUNDS.reason)
  reason!: string;
}
export class TransferPayload implements PilotSent<'TRANSFER'> {
  @Uuid()
  to!: string;
  /** Jurisdiction of the receiving authority. */
  @OneOf(PROVINCES)
  toProvince!: Province;
  @Text(BOUNDS.reason)
  reason!: string;
}
