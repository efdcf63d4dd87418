import type {
  AccountRow,
  AdministrationAct,
  Attempt,
  AttemptOutcome,
  DelegationRow,
  EnrolmentRow,
  IdentityRow,
  IdentityStore,
  OrganisationRow,
  PersonRow,
  RoleGrantRow,
  SessionRow,
} from '@sandbar/workflow';
import { StoreUnavailable } from '@sandbar/workflow';
import type { Role } from '@sandbar/domain';

const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1_000).toISOString();

/** People and sessions in memory, with the promises of the database. `down` makes every call fail as a lost connection does. */
export class MemoryIdentityStore implements IdentityStore {
  readonly people = new Map<string, PersonRow>();
  readonly passwords = new Map<string, string>();
  readonly grants: RoleGrantRow[] = [];
  readonly delegations: DelegationRow[] = [];
  readonly sessions = new Map<string, SessionRow>();
  readonly enrolments = new Map<string, EnrolmentRow>();
  readonly used = new Set<string>();
  /** People with a confirmed authenticator. */
  readonly secondFactors = new Set<string>();
  readonly acts: AdministrationAct[] = [];
  readonly organisations = new Map<string, OrganisationRow>();
  readonly counters = new Map<string, { failures: number; blockedUntil: string; lastAt: string }>();
  down = false;
  /** How often a session was read: what a cache saves. */
  sessionReads = 0;

  private run<T>(work: () => T): Promise<T> {
    return this.down ? Promise.reject(new StoreUnavailable(5)) : Promise.resolve(work());
  }
  private byLogin(login: string): PersonRow | undefined {
    return [...this.people.values()].find((one) => one.login === login);
  }
  private identity(id: string, at: string): IdentityRow | undefined {
    const person = this.people.get(id);
    if (person === undefined) return undefined;
    const own = this.grants.filter((one) => one.person === id);
    const covers = this.delegations.filter((one) => one.delegate === id);
    const lent = this.grants.filter((one) => covers.some((cover) => cover.delegator === one.person && at < cover.to));
    const inForce = (one: { from: string; to: string | null }): boolean => one.from <= at && (one.to === null || at < one.to);
    const turns = [...own, ...covers, ...lent]
      .flatMap((one) => [one.from, one.to])
      .filter((one): one is string => one !== null && one > at);
    return {
      person,
      roles: [...new Set(own.filter(inForce).map((one) => one.role))],
      covers: covers.filter(inForce).map((cover) => {
        const { displayName, organisation, authority, province, status } = this.people.get(cover.delegator)!;
        const held = lent.filter((one) => one.person === cover.delegator && status === 'active' && inForce(one)).map((one) => one.role);
        return { ...cover, delegatorName: displayName, held: [...new Set(held)], organisation, authority, province };
      }),
      changesAt: turns.sort()[0] ?? null,
      secondFactor: this.secondFactors.has(id),
    };
  }

  findAccount(login: string): Promise<AccountRow | undefined> {
    return this.run(() => {
      const person = this.byLogin(login);
      return person && { person, passwordHash: this.passwords.get(person.id) ?? null };
    });
  }
  findIdentity(person: string, at: string): Promise<IdentityRow | undefined> {
    return this.run(() => this.identity(person, at));
  }
  listPeople(filter: { organisation?: string; authority?: string; demo?: boolean; after?: string; limit: number }): Promise<PersonRow[]> {
    return this.run(() =>
      [...this.people.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .filter((one) => filter.organisation === undefined || one.organisation === filter.organisation)
        .filter((one) => filter.authority === undefined || one.authority === filter.authority)
        .filter((one) => filter.demo === undefined || one.demo === filter.demo)
        .filter((one) => filter.after === undefined || one.id > filter.after)
        .slice(0, filter.limit),
    );
  }
  listHolders(role: Role, at: string): Promise<PersonRow[]> {
    return this.run(() =>
      [...this.people.values()].filter((one) => one.status !== 'disabled' && this.identity(one.id, at)?.roles.includes(role)),
    );
  }
  createPerson(entry: Parameters<IdentityStore['createPerson']>[0]): Promise<boolean> {
    return this.run(() => {
      if (this.byLogin(entry.person.login) !== undefined) return false;
      this.people.set(entry.person.id, entry.person);
      this.grants.push(...entry.grants);
      if (entry.passwordHash !== null) this.passwords.set(entry.person.id, entry.passwordHash);
      if (entry.enrolment !== null) this.enrolments.set(entry.enrolment.tokenHash, entry.enrolment);
      this.acts.push(entry.act);
      return true;
    });
  }
  upsertDemo(entry: Parameters<IdentityStore['upsertDemo']>[0]): Promise<void> {
    return this.run(() => {
      for (const one of entry.organisations) this.organisations.set(one.id, one);
      for (const { person, grants } of entry.people) {
        this.people.set(person.id, person);
        const kept = this.grants.filter((one) => one.person !== person.id);
        this.grants.splice(0, this.grants.length, ...kept, ...grants);
      }
    });
  }
  createOrganisation(organisation: OrganisationRow, act: AdministrationAct): Promise<boolean> {
    return this.run(() => {
      if ([...this.organisations.values()].some((one) => one.uscc === organisation.uscc)) return false;
      this.organisations.set(organisation.id, organisation);
      this.acts.push(act);
      return true;
    });
  }
  listOrganisations(filter: { after?: string; limit: number }): Promise<OrganisationRow[]> {
    return this.run(() =>
      [...this.organisations.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .filter((one) => filter.after === undefined || one.id > filter.after)
        .slice(0, filter.limit),
    );
  }
  replacePasswordHash(person: string, was: string, hash: string): Promise<void> {
    return this.run(() => void (this.passwords.get(person) === was && this.passwords.set(person, hash)));
  }
  disablePerson(person: string, at: string, act: AdministrationAct): Promise<void> {
    return this.run(() => {
      const found = this.people.get(person);
      if (found === undefined) return;
      this.people.set(person, { ...found, status: 'disabled' });
      this.endSessions(person, at);
      this.acts.push(act);
    });
  }
  grantRole(grant: RoleGrantRow, act: AdministrationAct): Promise<void> {
    return this.run(() => void (this.grants.push(grant), this.acts.push(act)));
  }
  endRole(person: string, role: Role, at: string, act: AdministrationAct): Promise<void> {
    return this.run(() => {
      this.grants.forEach((one, i) => {
        if (one.person === person && one.role === role && (one.to === null || one.to > at)) this.grants[i] = { ...one, to: at };
      });
      this.acts.push(act);
    });
  }
  listAdministrationActs(filter: { before?: string; limit: number }): Promise<AdministrationAct[]> {
    return this.run(() =>
      this.acts
        .filter((one) => filter.before === undefined || one.id < filter.before)
        .reverse()
        .slice(0, filter.limit),
    );
  }

  issueEnrolment(enrolment: EnrolmentRow, act: AdministrationAct): Promise<void> {
    return this.run(() => {
      for (const [hash, one] of this.enrolments) if (one.person === enrolment.person && !this.used.has(hash)) this.enrolments.delete(hash);
      this.enrolments.set(enrolment.tokenHash, enrolment);
      this.acts.push(act);
    });
  }
  redeemEnrolment(entry: Parameters<IdentityStore['redeemEnrolment']>[0]): Promise<{ person: string } | undefined> {
    return this.run(() => {
      const found = this.usable(entry.tokenHash, entry.at);
      if (found === undefined) return undefined;
      this.used.add(entry.tokenHash);
      this.passwords.set(found.id, entry.passwordHash);
      this.people.set(found.id, { ...found, status: 'active' });
      this.endSessions(found.id, entry.at);
      this.sessions.set(entry.session.tokenHash, { ...entry.session, person: found.id });
      this.acts.push({ id: entry.actId, at: entry.at, by: found.id, act: 'enrolment.redeemed', subject: found.id, details: {} });
      return { person: found.id };
    });
  }
  findUsableEnrolment(tokenHash: string, at: string): Promise<{ login: string; displayName: string; expiresAt: string } | undefined> {
    return this.run(() => {
      const found = this.usable(tokenHash, at);
      return found && { login: found.login, displayName: found.displayName, expiresAt: this.enrolments.get(tokenHash)?.expiresAt ?? '' };
    });
  }
  private usable(tokenHash: string, at: string): PersonRow | undefined {
    const link = this.enrolments.get(tokenHash);
    if (link === undefined || this.used.has(tokenHash) || at < link.issuedAt || at >= link.expiresAt) return undefined;
    const person = this.people.get(link.person);
    return person?.status === 'disabled' ? undefined : person;
  }

  openSession(session: SessionRow, replacedTokenHash: string | null): Promise<void> {
    return this.run(() => {
      if (replacedTokenHash !== null) this.endSession(replacedTokenHash, session.createdAt);
      this.sessions.set(session.tokenHash, session);
    });
  }
  findSession(tokenHash: string, at: string): Promise<{ session: SessionRow; identity: IdentityRow } | undefined> {
    return this.run(() => {
      this.sessionReads += 1;
      const session = this.sessions.get(tokenHash);
      const identity = session && this.identity(session.person, at);
      return session && identity && { session, identity };
    });
  }
  touchSession(tokenHash: string, at: string): Promise<void> {
    return this.run(() => {
      const found = this.sessions.get(tokenHash);
      if (found !== undefined && found.lastSeenAt < at) this.sessions.set(tokenHash, { ...found, lastSeenAt: at });
    });
  }
  revokeSession(tokenHash: string, at: string): Promise<void> {
    return this.run(() => this.endSession(tokenHash, at));
  }
  revokeSessionsOf(person: string, at: string): Promise<void> {
    return this.run(() => this.endSessions(person, at));
  }
  listSessionsOf(person: string): Promise<SessionRow[]> {
    return this.run(() => [...this.sessions.values()].filter((one) => one.person === person));
  }
  purge(before: string): Promise<number> {
    return this.run(() => {
      const old = [...this.sessions.values()].filter((one) => one.expiresAt < before);
      for (const one of old) this.sessions.delete(one.tokenHash);
      return old.length;
    });
  }
  private endSession(tokenHash: string, at: string): void {
    const found = this.sessions.get(tokenHash);
    if (found !== undefined && found.revokedAt === null) this.sessions.set(tokenHash, { ...found, revokedAt: at });
  }
  private endSessions(person: string, at: string): void {
    for (const one of this.sessions.values()) if (one.person === person) this.endSession(one.tokenHash, at);
  }

  takeAttempt(attempts: readonly Attempt[], at: string, forgetBefore: string): Promise<AttemptOutcome[]> {
    return this.run(() => {
      const found = attempts.map(({ key }) => ({ key, blockedUntil: this.counters.get(key)?.blockedUntil ?? at }));
      if (found.some((one) => one.blockedUntil > at)) return found.map((one) => ({ ...one, admitted: one.blockedUntil <= at }));
      return attempts.map(({ key, delays }) => {
        const before = this.counters.get(key);
        const failures = before === undefined || before.lastAt < forgetBefore ? 1 : before.failures + 1;
        const blockedUntil = later(at, delays[Math.min(failures, delays.length) - 1] ?? 0);
        this.counters.set(key, { failures, blockedUntil, lastAt: at });
        return { key, admitted: true, blockedUntil };
      });
    });
  }
  settleAttempt(entry: { clear: readonly string[]; forgive: readonly string[] }): Promise<void> {
    return this.run(() => {
      for (const key of entry.clear) this.counters.delete(key);
      for (const key of entry.forgive) {
        const found = this.counters.get(key);
        if (found !== undefined) this.counters.set(key, { ...found, failures: Math.max(0, found.failures - 1) });
      }
    });
  }
}
