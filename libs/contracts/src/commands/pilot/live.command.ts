import { PROVINCES } from '@sandbar/domain';
import type { Proof, Province } from '@sandbar/domain';
import { Day, Flag, ListOfFormatted, OneOf, Text, Uuid } from '../../fields/index.js';
import { BOUNDS } from '../parts.js';
import type { PilotSent } from '../sent.js';

/** Registered, live and exiting: one recorded action each for now, «manual» (process.md §7). */
export class StartPayload implements PilotSent<'START'> {
  @Day()
  startedOn!: string;
}
export class SuspendPayload implements PilotSent<'SUSPEND'> {
  @OneOf(['whole', ...PROVINCES])
  scope!: 'whole' | Province;
  @Text(BOUNDS.reason)
  reason!: string;
}
export class RequestChangePayload implements PilotSent<'REQUEST_CHANGE'> {
  @Text(BOUNDS.opinion)
  description!: string;
  @Flag()
  material!: boolean;
}
export class DecideChangePayload implements PilotSent<'DECIDE_CHANGE'> {
  @OneOf(['accepted', 'refused'])
  outcome!: 'accepted' | 'refused';
  @Text(BOUNDS.reason)
  reason!: string;
}
export class NotePayload implements PilotSent<'APPLY_COMPLETION'> {
  @Text(BOUNDS.opinion)
  note!: string;
}
export class AssignAuditorPayload implements PilotSent<'ASSIGN_AUDITOR'> {
  @Uuid()
  auditor!: string;
}
export class ReportPayload extends NotePayload implements PilotSent<'SUBMIT_AUDIT'> {
  @ListOfFormatted('sha256', { max: BOUNDS.attachments, unique: true })
  attachments!: string[];
}
export class ExtendTestPayload implements PilotSent<'EXTEND_TEST'> {
  @Day()
  plannedEnd!: string;
  @Text(BOUNDS.reason)
  reason!: string;
}
export class ConfirmProofPayload extends NotePayload implements PilotSent<'CONFIRM_PROOF'> {
  @OneOf(['funds', 'users', 'data', 'complaints'])
  proof!: Proof;
}
export class ProvePayload extends ConfirmProofPayload implements PilotSent<'PROVE'> {
  @ListOfFormatted('sha256', { max: BOUNDS.attachments, unique: true })
  attachments!: string[];
}
