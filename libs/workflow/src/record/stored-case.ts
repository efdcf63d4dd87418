import type { Holder, StoredSnapshot } from '@sandbar/domain';

/** A case as it is stored: its row, every column of it, and the rows beside it that its record determines. */
export interface StoredCase {
  readonly id: string;
  readonly kind: string;
  readonly definition: string;
  readonly version: number;
  readonly headHash: string;
  readonly stage: string;
  readonly leaves: readonly string[];
  readonly court: string;
  readonly closed: boolean;
  readonly snapshot: StoredSnapshot;
  readonly header: unknown;
  readonly title: string;
  readonly number: string | null;
  readonly province: string;
  readonly leadAuthority: string | null;
  readonly leadApplicant: string | null;
  readonly parent: string | null;
  /** Instants to the microsecond where they have any, as the database holds them. */
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Who sees the case, in any order. */
  readonly holders: readonly Holder[];
  /** Clocks that are not closed, in any order. */
  readonly openClocks: readonly StoredClock[];
  /** Declarations as they were frozen, in any order. */
  readonly declarations: readonly StoredDeclaration[];
}

export interface StoredClock {
  readonly name: string;
  readonly rule: string;
  readonly status: string;
  readonly dueAt: string | null;
}

export interface StoredDeclaration {
  readonly revision: number;
  readonly hash: string;
  readonly schemaVersion: string;
  readonly content: unknown;
  readonly sealedAt: string;
}

/** One row of the index of creations: one chain over all cases. */
export interface CreationEntry {
  readonly n: number;
  readonly caseId: string;
  readonly kind: string;
  readonly firstHash: string;
  readonly prevHash: string | null;
  readonly hash: string;
}
