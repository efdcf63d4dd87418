import { PROVINCES } from '@sandbar/domain';
import type { Province } from '@sandbar/domain';
import { Formatted, Instant, ListOf, OneOf, OrNull, Part, Text, Uuid, Whole } from '../../fields/index.js';
import { BOUNDS, ChecklistTickPart, CorrectionPointPart, LaneAuthoritiesPart } from '../parts.js';
import type { PilotSent } from '../sent.js';

/** Draft, signing, screening and correction (process.md §2). */
export class CreateApplicationPayload implements Omit<PilotSent<'CREATE'>, 'leadApplicant'> {
  @Text(BOUNDS.title)
  title!: string;
  @OneOf(PROVINCES)
  province!: Province;
  @Uuid()
  leadAuthority!: string;
  /** The deferred application this one follows. */
  @OrNull()
  @Uuid()
  linkedTo!: string | null;
}
export class SealPayload implements PilotSent<'SEAL'> {
  @Whole(1, 1_000_000_000)
  workingCopyRevision!: number;
}
export class AttestPayload implements PilotSent<'ATTEST'> {
  @Formatted('sha256')
  declarationHash!: string;
}
export class AcceptPayload implements PilotSent<'ACCEPT'> {
  @ListOf(() => ChecklistTickPart, { max: BOUNDS.items, unique: 'code' })
  checklist!: ChecklistTickPart[];
  @Part(() => LaneAuthoritiesPart)
  laneAuthorities!: LaneAuthoritiesPart;
}
export class CorrectPayload implements PilotSent<'CORRECT'> {
  @ListOf(() => CorrectionPointPart, { min: 1, max: BOUNDS.items })
  points!: CorrectionPointPart[];
}
/** OUT_OF_SCOPE, TERMINATE, DECLINE, REVOKE: a reason code of the reference list, and words. */
export class CodedReasonPayload implements PilotSent<'OUT_OF_SCOPE'> {
  @Text(BOUNDS.code)
  reasonCode!: string;
  @Text(BOUNDS.reason)
  reason!: string;
}
export class RedirectPayload implements PilotSent<'REDIRECT'> {
  @Text(200)
  to!: string;
  @Text(BOUNDS.reason)
  reason!: string;
}
export class ServePayload implements PilotSent<'SERVE'> {
  @OneOf(['portal', 'paper'])
  method!: 'portal' | 'paper';
  @Instant()
  servedAt!: string;
}
