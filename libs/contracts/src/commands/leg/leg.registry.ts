import type { LegEventType } from '@sandbar/domain';
import type { PayloadClass } from '../../fields/index.js';
import { CommentPayload, EmptyPayload, ReasonPayload } from '../parts.js';
import type { LegSent, PlatformEvent } from '../sent.js';
import {
  AcknowledgePayload,
  FurtherInformationPayload,
  InformationSuppliedPayload,
  LetterServicePayload,
  PrepareAnswerPayload,
} from './leg.command.js';

type PersonEvent = Exclude<LegEventType, PlatformEvent['sharing-leg']>;

/** Every event of a sharing leg that a person can send, and the class of its payload. */
export const LEG_COMMANDS = {
  OUTAGE: ReasonPayload,
  OUTAGE_OVER: EmptyPayload,
  RECORD_LETTER_SERVICE: LetterServicePayload,
  OPEN: EmptyPayload,
  ACKNOWLEDGE: AcknowledgePayload,
  PREPARE_ANSWER: PrepareAnswerPayload,
  RETURN_ANSWER: CommentPayload,
  RELEASE_ANSWER: EmptyPayload,
  REQUEST_FURTHER_INFORMATION: FurtherInformationPayload,
  INFORMATION_SUPPLIED: InformationSuppliedPayload,
  WITHDRAW_OBJECTION: ReasonPayload,
} as const satisfies { [T in PersonEvent]: PayloadClass<LegSent<T>> };
