import type { CaseKind } from './case-kind.js';

/** To whom a notification of a fact goes; resolved to persons when the job runs. */
export type Audience =
  | 'leadApplicant'
  | 'parties'
  | 'intake'
  | 'laneOfficers'
  | 'assessor'
  | 'secondReviewers'
  | 'proposers'
  | 'deciders'
  | 'head'
  | 'coordinatorsInformed'
  | 'coordinatorsOwner'
  | 'coordinatorsRecipient'
  | 'caseAdministrators'
  | 'panel'
  | 'secrecyReviewers'
  | 'transferee'
  | 'auditors'
  /** Whoever holds a clock that the fact says was moved. */
  | 'clockHolders';

/** fact -> what the outbox carries. Effects between cases travel as messages: each command locks one case. */
export type Reaction =
  | { readonly kind: 'notify'; readonly to: readonly Audience[] }
  /**
   * Sends `event` to another case; the fact's data is the payload. `self`: back to the same case as an event of its own
   * (the in-process transport of a leg answers that way with SENT and DELIVERED).
   */
  | { readonly kind: 'send'; readonly target: 'parent' | 'children' | 'package' | 'self'; readonly event: string }
  /** Creates one case per entry of `forEach` (a key of the fact's data), or exactly one. */
  | { readonly kind: 'create'; readonly caseKind: CaseKind; readonly forEach?: string }
  /** Looks for precedents and applications that are like the case. */
  | { readonly kind: 'compare' }
  /** Writes a row of the public register or takes it back. */
  | { readonly kind: 'publish'; readonly what: 'notice' | 'registration' | 'withdrawal' | 'result' };
