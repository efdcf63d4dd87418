import type { LegPayloads } from '@sandbar/domain';
import { Day, Instant, ListOf, ListOfText, OneOf, OrNull, Text } from '../../fields/index.js';
import { BOUNDS, ConditionPart } from '../parts.js';
import type { LegSent } from '../sent.js';

/** What a recipient province does with its leg (process.md §5). */
export class LetterServicePayload implements LegSent<'RECORD_LETTER_SERVICE'> {
  /** Number of the official letter. */
  @Text(200)
  letter!: string;
  @Instant()
  servedAt!: string;
}
export class AcknowledgePayload implements LegSent<'ACKNOWLEDGE'> {
  @Day()
  expectedOn!: string;
}
export class PrepareAnswerPayload implements LegSent<'PREPARE_ANSWER'> {
  @OneOf(['recognised', 'recognisedWithConditions', 'notRecognised', 'objected', 'abstained'])
  answer!: LegPayloads['PREPARE_ANSWER']['answer'];
  @OrNull()
  @Text(BOUNDS.opinion)
  reason!: string | null;
  @OrNull()
  @Text(BOUNDS.code)
  code!: string | null;
  @ListOfText(BOUNDS.reason, { max: 50 })
  evidence!: string[];
  @ListOf(() => ConditionPart, { max: 50 })
  conditions!: ConditionPart[];
}
export class FurtherInformationPayload implements LegSent<'REQUEST_FURTHER_INFORMATION'> {
  @ListOfText(BOUNDS.reason, { min: 1, max: 50 })
  questions!: string[];
}
export class InformationSuppliedPayload implements LegSent<'INFORMATION_SUPPLIED'> {
  @ListOfText(BOUNDS.opinion, { min: 1, max: 50 })
  answers!: string[];
}
