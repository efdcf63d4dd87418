import { LANES, PROVINCES } from '@sandbar/domain';
import type { Lane, PilotPayloads, Province, Tier } from '@sandbar/domain';
import { Formatted, ListOf, ListOfFormatted, OneOf, OrNull, Text, Uuid } from '../../fields/index.js';
import { BOUNDS, ChecklistTickPart, ConditionPart, RiskItemPart } from '../parts.js';
import type { PilotSent } from '../sent.js';

/** What every event of one lane names. */
export class LanePart {
  @OneOf(LANES)
  lane!: Lane;
}
export class AssignPayload extends LanePart implements PilotSent<'ASSIGN'> {
  @Uuid()
  assessor!: string;
}
export class ReassignPayload extends AssignPayload implements PilotSent<'REASSIGN'> {
  @Text(BOUNDS.reason)
  reason!: string;
}
export class AssessPayload extends LanePart implements PilotSent<'ASSESS'> {
  @OneOf(['pass', 'conditional', 'fail'])
  verdict!: PilotPayloads['ASSESS']['verdict'];
  @Text(BOUNDS.opinion)
  opinion!: string;
  @ListOf(() => ConditionPart, { max: 50 })
  conditions!: ConditionPart[];
  @OrNull()
  @Text(BOUNDS.code)
  reasonCode!: string | null;
  @OrNull()
  @OneOf(['low', 'medium', 'high'])
  tier!: Tier | null;
  @ListOf(() => RiskItemPart, { max: BOUNDS.items })
  risks!: RiskItemPart[];
  @ListOf(() => ChecklistTickPart, { max: BOUNDS.items, unique: 'code' })
  checklist!: ChecklistTickPart[];
}
export class QuestionPart {
  /** The field asked about; null: the application as a whole. */
  @OrNull()
  @Formatted('json-pointer')
  pointer!: string | null;
  @Text(BOUNDS.reason)
  text!: string;
}
export class RequestInformationPayload extends LanePart implements PilotSent<'REQUEST_INFORMATION'> {
  @ListOf(() => QuestionPart, { min: 1, max: 50 })
  questions!: QuestionPart[];
}
export class AnswerPart {
  @Text(BOUNDS.opinion)
  text!: string;
  @ListOfFormatted('sha256', { max: BOUNDS.attachments, unique: true })
  attachments!: string[];
}
export class AnswerPayload extends LanePart implements PilotSent<'ANSWER'> {
  @ListOf(() => AnswerPart, { min: 1, max: 50 })
  answers!: AnswerPart[];
}
export class LaneReasonPayload extends LanePart implements PilotSent<'EXTEND_INFORMATION'> {
  @Text(BOUNDS.reason)
  reason!: string;
}
export class ApproveLanePayload extends LanePart implements PilotSent<'APPROVE'> {
  @Text(BOUNDS.opinion)
  opinion!: string;
}
export class RejectLanePayload extends LanePart implements PilotSent<'REJECT'> {
  @Text(BOUNDS.reason)
  comment!: string;
}
export class ClaimInterestPayload implements PilotSent<'CLAIM_INTEREST'> {
  @OneOf(PROVINCES)
  province!: Province;
  @Text(BOUNDS.reason)
  reason!: string;
}
export class DeclareConflictPayload implements PilotSent<'DECLARE_CONFLICT'> {
  @OneOf(['own-group', 'own-firm', 'prior-work', 'kin', 'other'])
  ground!: PilotPayloads['DECLARE_CONFLICT']['ground'];
  @Text(BOUNDS.reason, 0)
  note!: string;
}
export class ConvenePayload implements PilotSent<'CONVENE'> {
  @ListOfFormatted('uuid', { min: 1, max: 30, unique: true })
  experts!: string[];
}
export class OpinePayload implements PilotSent<'OPINE'> {
  @OneOf(['for', 'against', 'questions'])
  verdict!: PilotPayloads['OPINE']['verdict'];
  @Text(BOUNDS.opinion)
  text!: string;
}
export class ConcludePayload implements PilotSent<'CONCLUDE'> {
  @Text(BOUNDS.opinion)
  minutes!: string;
}
