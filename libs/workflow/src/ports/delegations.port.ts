import type { AdministrationAct, DelegationRow } from './identity.port.js';

/** A delegation as it is kept: who arranged it, why, and whether it was taken back. Dates half-open, ISO UTC. */
export interface Delegation extends DelegationRow {
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
  /** Taken back then; `to` is no later. Null: runs as arranged. */
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}
export interface NamedDelegation extends Delegation {
  readonly delegatorName: string;
  readonly delegateName: string;
}

/** Absence cover, kept for ever: nothing here is deleted. Each method is one transaction. */
export interface DelegationStore {
  /** False: the delegator has lent one of the roles for a part of that time already (nothing was written). */
  add(delegation: Delegation, act: AdministrationAct): Promise<boolean>;
  /** Ends it at `at`, or before it begins. False: there is none, or it is over. */
  revoke(id: string, at: string, act: AdministrationAct): Promise<boolean>;
  find(id: string): Promise<NamedDelegation | undefined>;
  /** Newest first; of a person as delegator or delegate, or of everybody who works at a place. */
  list(of: { person: string } | { organisation: string } | { authority: string }, limit: number): Promise<readonly NamedDelegation[]>;
}
