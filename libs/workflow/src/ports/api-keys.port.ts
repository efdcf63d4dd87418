import type { AdministrationAct, IdentityRow } from './identity.port.js';

/** A key of a firm's or an office's system. Only the SHA-256 (hex) of its secret is stored. Instants are ISO UTC. */
export interface ApiKeyRow {
  readonly id: string;
  readonly secretHash: string;
  /** What it is for, in the words of whoever issued it. */
  readonly title: string;
  /** Who issued it: the key acts in that person's name, never with more than that person's rights now. */
  readonly person: string;
  /** Where that person worked; the key dies when the person works elsewhere. */
  readonly organisation: string | null;
  readonly authority: string | null;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  /** The key that this one took over from. */
  readonly replaces: string | null;
  readonly lastUsedAt: string | null;
  readonly lastUsedFrom: string | null;
}
/** The firm or the office whose keys are meant. */
export interface KeyPlace {
  readonly organisation: string | null;
  readonly authority: string | null;
}

/** Each method is one transaction of its own. */
export interface ApiKeyStore {
  issue(key: ApiKeyRow, act: AdministrationAct): Promise<void>;
  /** Writes the new key and lets the old one end at `oldEndsAt`, unless it ends before. False: the old one has ended (nothing was written). */
  rotate(key: ApiKeyRow, oldEndsAt: string, act: AdministrationAct): Promise<boolean>;
  /** False: there is no such open key. */
  revoke(id: string, at: string, act: AdministrationAct): Promise<boolean>;
  /** The key with its person and what is in force at `at`, in one query, whatever its state. */
  find(id: string, at: string): Promise<{ key: ApiKeyRow; identity: IdentityRow } | undefined>;
  /** Keys of the place that have not ended at `at`, the newest first; at most 200. */
  list(place: KeyPlace, at: string): Promise<readonly ApiKeyRow[]>;
  touch(id: string, at: string, from: string): Promise<void>;
}
