import type { AdministrationAct, ExternalIdentityRow, ExternalIdentityStore, OidcAttemptRow } from '@sandbar/workflow';

/** Links to a provider in memory, with the promises of the database. */
export class MemoryExternalIdentities implements ExternalIdentityStore {
  readonly rows: ExternalIdentityRow[] = [];
  readonly attempts = new Map<string, OidcAttemptRow>();
  readonly acts: AdministrationAct[] = [];

  findPerson(issuer: string, subject: string): Promise<string | undefined> {
    return Promise.resolve(this.rows.find((one) => one.issuer === issuer && one.subject === subject)?.person);
  }
  listOf(person: string): Promise<readonly ExternalIdentityRow[]> {
    return Promise.resolve(this.rows.filter((one) => one.person === person));
  }
  link(identity: ExternalIdentityRow, act: AdministrationAct): Promise<boolean> {
    const { issuer, subject, person } = identity;
    if (this.rows.some((one) => one.issuer === issuer && (one.subject === subject || one.person === person))) return Promise.resolve(false);
    this.rows.push(identity);
    this.acts.push(act);
    return Promise.resolve(true);
  }
  unlink(person: string, id: string, act: AdministrationAct): Promise<boolean> {
    const at = this.rows.findIndex((one) => one.person === person && one.id === id);
    if (at === -1) return Promise.resolve(false);
    this.rows.splice(at, 1);
    this.acts.push(act);
    return Promise.resolve(true);
  }
  begin(attempt: OidcAttemptRow): Promise<void> {
    return Promise.resolve(void this.attempts.set(attempt.stateHash, attempt));
  }
  take(stateHash: string, browserHash: string, at: string): Promise<OidcAttemptRow | undefined> {
    const found = this.attempts.get(stateHash);
    this.attempts.delete(stateHash);
    const good = found !== undefined && found.browserHash === browserHash && found.expiresAt > at;
    return Promise.resolve(good ? found : undefined);
  }
}
