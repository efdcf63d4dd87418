import type { AdministrationAct, SessionRow } from './identity.port.js';

/** A person's authenticator (RFC 6238). The secret is sealed by a SecretBox. */
export interface TotpRow {
  readonly person: string;
  readonly sealedSecret: string;
  /** Null: set up, and no code was given yet; it counts for nothing. */
  readonly confirmedAt: string | null;
  /** The last 30-second step whose code was taken: none of it or before is taken again. -1: none yet. */
  readonly lastStep: number;
}
/** A sign-in that waits for its second step. Only the SHA-256 (hex) of its token is stored. */
export interface ChallengeRow {
  readonly tokenHash: string;
  readonly person: string;
  readonly by: SessionRow['by'];
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** Each method is one transaction of its own. */
export interface SecondFactorStore {
  findTotp(person: string): Promise<TotpRow | undefined>;
  /** Replaces one that was never confirmed. False: there is a confirmed one (nothing was written). */
  startTotp(person: string, sealedSecret: string, at: string): Promise<boolean>;
  /** The first code was right: from now on it counts. False: there is none that waits, or the step was taken. */
  confirmTotp(entry: { person: string; step: number; at: string; codeHashes: readonly string[]; act: AdministrationAct }): Promise<boolean>;
  /** Takes the code of a step, once. False: it, or a later one, was taken before. */
  takeStep(person: string, step: number): Promise<boolean>;
  /** Uses a recovery code up, once. */
  takeRecoveryCode(person: string, codeHash: string, at: string): Promise<boolean>;
  countRecoveryCodes(person: string): Promise<number>;
  /** Removes authenticator and recovery codes; where `endSessions`, every session too. False: there is none. */
  removeTotp(entry: { person: string; at: string; endSessions: boolean; act: AdministrationAct }): Promise<boolean>;

  putChallenge(challenge: ChallengeRow): Promise<void>;
  findChallenge(tokenHash: string, at: string): Promise<ChallengeRow | undefined>;
  /** Uses it up. False: somebody was faster. */
  takeChallenge(tokenHash: string): Promise<boolean>;
}
