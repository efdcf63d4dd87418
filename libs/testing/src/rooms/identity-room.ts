import type { Role } from '@sandbar/domain';
import {
  AesSecretBox,
  CaslPolicy,
  DEFAULT_SESSION_RULES,
  DEFAULT_THROTTLE_RULES,
  EnrolmentService,
  OpenSessions,
  PasswordChange,
  PasswordCheck,
  PasswordHasher,
  PeopleAdministration,
  Reauthentication,
  SecondFactor,
  SecondStep,
  SessionRenewal,
  Sessions,
  SignIn,
} from '@sandbar/identity';
import type { PersonRow, RoleGrantRow } from '@sandbar/workflow';
import { MemoryIdentityStore } from '../memory/memory-identity-store.js';
import { MemoryAccountNotices } from '../memory/memory-account-notices.js';
import { MemorySecondFactors } from '../memory/memory-second-factors.js';
import { MemorySessionStore } from '../memory/memory-session-store.js';
import { SetClock } from '../memory/set-clock.js';

export const NOON = '2026-09-01T04:00:00.000Z';
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
/** Weak on purpose: tests hash often. */
export const QUICK_HASH = { timeCost: 1, memoryCost: 64, parallelism: 1 };

/** The room put together over the store in memory. */
export function identityRoom() {
  const store = new MemoryIdentityStore();
  const clock = new SetClock(NOON);
  const sessions = new Sessions(store, clock, DEFAULT_SESSION_RULES);
  const hasher = new PasswordHasher(QUICK_HASH);
  const enrolment = new EnrolmentService(store, clock, hasher, sessions, 'https://sandbar.example');
  const administration = new PeopleAdministration(store, clock, new CaslPolicy(), enrolment, sessions);
  const openStore = new MemorySessionStore(store);
  const passwords = new PasswordCheck(store, clock, hasher, DEFAULT_THROTTLE_RULES);
  const renewal = new SessionRenewal(openStore, clock, sessions);
  const factorStore = new MemorySecondFactors(store);
  const accountNotices = new MemoryAccountNotices();
  const factor = new SecondFactor(
    { store: factorStore, attempts: store, secrets: new AesSecretBox([Buffer.alloc(32, 7)]), clock, people: store, post: accountNotices },
    DEFAULT_THROTTLE_RULES,
    new CaslPolicy(),
    sessions,
  );
  const secondStep = new SecondStep(factorStore, store, clock, factor, sessions);
  const signIn = new SignIn(passwords, secondStep);
  const reauthentication = new Reauthentication('demo', passwords, renewal, factor, { confirms: () => Promise.resolve(null) });
  const passwordChange = new PasswordChange(openStore, hasher, passwords, renewal);
  const openSessions = new OpenSessions(openStore, clock, DEFAULT_SESSION_RULES, sessions, new CaslPolicy());
  const add = (parts: Partial<PersonRow> & { id: string }, roles: readonly Role[] = []): PersonRow => {
    const person: PersonRow = {
      login: parts.id,
      displayName: parts.id,
      email: null,
      locale: 'zh',
      status: 'active',
      organisation: null,
      authority: null,
      province: null,
      demo: false,
      ...parts,
    };
    store.people.set(person.id, person);
    store.grants.push(
      ...roles.map((role): RoleGrantRow => ({
        id: `${person.id}-${role}`,
        person: person.id,
        role,
        from: '2026-01-01T00:00:00.000Z',
        to: null,
        grantedBy: null,
      })),
    );
    return person;
  };
  return {
    store,
    clock,
    sessions,
    hasher,
    enrolment,
    administration,
    signIn,
    reauthentication,
    passwordChange,
    openSessions,
    factorStore,
    factor,
    accountNotices,
    secondStep,
    renewal,
    add,
  };
}
