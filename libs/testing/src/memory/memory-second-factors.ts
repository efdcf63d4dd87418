import type { AdministrationAct, ChallengeRow, SecondFactorStore, TotpRow } from '@sandbar/workflow';
import type { MemoryIdentityStore } from './memory-identity-store.js';

/** Authenticators in memory, with the promises of the database. */
export class MemorySecondFactors implements SecondFactorStore {
  readonly rows = new Map<string, TotpRow>();
  readonly codes = new Map<string, Set<string>>();
  readonly challenges = new Map<string, ChallengeRow>();

  constructor(private readonly identities: MemoryIdentityStore) {}

  findTotp(person: string): Promise<TotpRow | undefined> {
    return Promise.resolve(this.rows.get(person));
  }
  startTotp(person: string, sealedSecret: string): Promise<boolean> {
    if ((this.rows.get(person)?.confirmedAt ?? null) !== null) return Promise.resolve(false);
    this.rows.set(person, { person, sealedSecret, confirmedAt: null, lastStep: -1 });
    return Promise.resolve(true);
  }
  confirmTotp({ person, step, at, codeHashes, act }: Parameters<SecondFactorStore['confirmTotp']>[0]): Promise<boolean> {
    const row = this.rows.get(person);
    if (row === undefined || row.confirmedAt !== null || row.lastStep >= step) return Promise.resolve(false);
    this.rows.set(person, { ...row, confirmedAt: at, lastStep: step });
    this.codes.set(person, new Set(codeHashes));
    this.identities.secondFactors.add(person);
    this.identities.acts.push(act);
    return Promise.resolve(true);
  }
  takeStep(person: string, step: number): Promise<boolean> {
    const row = this.rows.get(person);
    if (row === undefined || row.confirmedAt === null || row.lastStep >= step) return Promise.resolve(false);
    this.rows.set(person, { ...row, lastStep: step });
    return Promise.resolve(true);
  }
  takeRecoveryCode(person: string, codeHash: string): Promise<boolean> {
    return Promise.resolve(this.codes.get(person)?.delete(codeHash) ?? false);
  }
  countRecoveryCodes(person: string): Promise<number> {
    return Promise.resolve(this.codes.get(person)?.size ?? 0);
  }
  async removeTotp(entry: { person: string; at: string; endSessions: boolean; act: AdministrationAct }): Promise<boolean> {
    const { person, at, endSessions, act } = entry;
    if (!this.rows.delete(person)) return false;
    this.codes.delete(person);
    this.identities.secondFactors.delete(person);
    if (endSessions) await this.identities.revokeSessionsOf(person, at);
    this.identities.acts.push(act);
    return true;
  }
  putChallenge(challenge: ChallengeRow): Promise<void> {
    return Promise.resolve(void this.challenges.set(challenge.tokenHash, challenge));
  }
  findChallenge(tokenHash: string, at: string): Promise<ChallengeRow | undefined> {
    const found = this.challenges.get(tokenHash);
    return Promise.resolve(found !== undefined && found.expiresAt > at ? found : undefined);
  }
  takeChallenge(tokenHash: string): Promise<boolean> {
    return Promise.resolve(this.challenges.delete(tokenHash));
  }
}
