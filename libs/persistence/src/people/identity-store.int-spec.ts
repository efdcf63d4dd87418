import type { EnrolmentRow, PersonRow, RoleGrantRow, SessionRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresIdentityStore } from './identity-store.js';

const AT = '2026-09-18T02:00:00.000Z';
const minutes = (n: number): string => new Date(Date.parse(AT) + n * 60_000).toISOString();
const act = (subject: string, done: 'person.created' | 'role.ended' | 'person.disabled' | 'enrolment.issued' = 'person.created') => ({
  id: uuidv7(),
  at: AT,
  by: 'system',
  act: done,
  subject,
  details: { why: '开户' },
});
const session = (person: string, tokenHash: string): SessionRow => ({
  id: uuidv7(),
  tokenHash,
  person,
  by: 'password',
  createdAt: AT,
  authenticatedAt: AT,
  lastSeenAt: AT,
  expiresAt: minutes(720),
  revokedAt: null,
  userAgent: 'test',
  address: null,
});

describe('people, links, sessions and sign-in counters', () => {
  let opened: Opened;
  let store: PostgresIdentityStore;
  beforeAll(async () => {
    opened = await openAll(8);
    store = new PostgresIdentityStore(opened.app);
  });
  afterAll(() => opened.close());

  const created = async (login: string, patch: { grants?: RoleGrantRow['role'][]; enrolment?: EnrolmentRow } = {}): Promise<PersonRow> => {
    const person: PersonRow = {
      id: uuidv7(),
      login,
      displayName: `${login} 甲`,
      email: null,
      locale: 'zh',
      status: 'invited',
      organisation: null,
      authority: null,
      province: null,
      demo: false,
    };
    const grants = (patch.grants ?? []).map((role) => ({
      id: uuidv7(),
      person: person.id,
      role,
      from: minutes(-60),
      to: null,
      grantedBy: 'system',
    }));
    const enrolment = patch.enrolment === undefined ? null : { ...patch.enrolment, person: person.id };
    expect(await store.createPerson({ person, grants, passwordHash: 'h1', enrolment, act: act(person.id) })).toBe(true);
    return person;
  };

  it('creates a person with grants and act together, and nothing when the name is taken', async () => {
    const person = await created('zhang', { grants: ['applicant', 'signatory'] });
    expect(await store.findAccount('zhang')).toEqual({ person, passwordHash: 'h1' });
    expect(await store.findIdentity(person.id, AT)).toEqual({
      person,
      roles: expect.arrayContaining(['applicant', 'signatory']),
      covers: [],
      changesAt: null,
      secondFactor: false,
    });
    const acts = (await store.listAdministrationActs({ limit: 100 })).length;
    expect(
      await store.createPerson({ person: { ...person, id: uuidv7() }, grants: [], passwordHash: null, enrolment: null, act: act('x') }),
    ).toBe(false);
    expect(await store.listAdministrationActs({ limit: 100 })).toHaveLength(acts);
    await store.endRole(person.id, 'signatory', minutes(5), act(person.id, 'role.ended'));
    expect((await store.findIdentity(person.id, AT))?.changesAt).toBe(minutes(5));
    expect((await store.findIdentity(person.id, minutes(5)))?.roles).toEqual(['applicant']);
    expect((await store.listHolders('signatory', AT)).map((one) => one.id)).toEqual([person.id]);
    expect(await store.listHolders('signatory', minutes(6))).toEqual([]);
  });

  it('uses a link up once, of two browsers at once', async () => {
    const link: EnrolmentRow = { tokenHash: 't1', person: '', issuedBy: null, issuedAt: AT, expiresAt: minutes(60) };
    const person = await created('li', { enrolment: link });
    expect(await store.findUsableEnrolment('t1', minutes(1))).toEqual({ login: 'li', displayName: 'li 甲', expiresAt: minutes(60) });
    expect(await store.findUsableEnrolment('t1', minutes(60))).toBeUndefined();
    const redeem = (tokenHash: string) =>
      store.redeemEnrolment({ tokenHash: 't1', at: minutes(1), passwordHash: 'h2', session: session('', tokenHash), actId: uuidv7() });
    const both = await Promise.all([redeem('s1'), redeem('s2')]);
    expect(both.filter((one) => one !== undefined)).toEqual([{ person: person.id }]);
    expect((await store.findAccount('li'))?.person.status).toBe('active');
    expect(await store.listSessionsOf(person.id)).toHaveLength(1);
    await store.issueEnrolment({ ...link, tokenHash: 't2', person: person.id }, act(person.id, 'enrolment.issued'));
    await store.issueEnrolment({ ...link, tokenHash: 't3', person: person.id }, act(person.id, 'enrolment.issued'));
    expect(await store.findUsableEnrolment('t2', minutes(1))).toBeUndefined();
    expect(await store.findUsableEnrolment('t3', minutes(1))).toBeDefined();
  });

  it('opens, touches, replaces and revokes sessions; disabling a person ends all of theirs', async () => {
    const person = await created('wang', { grants: ['applicant'] });
    await store.openSession(session(person.id, 'w1'), null);
    const found = await store.findSession('w1', AT);
    expect(found).toEqual({
      session: expect.objectContaining({ tokenHash: 'w1', lastSeenAt: AT }),
      identity: expect.objectContaining({ person, roles: ['applicant'] }),
    });
    await store.touchSession('w1', minutes(3));
    await store.touchSession('w1', minutes(2));
    expect((await store.findSession('w1', AT))?.session.lastSeenAt).toBe(minutes(3));
    await store.openSession(session(person.id, 'w2'), 'w1');
    expect((await store.findSession('w1', AT))?.session.revokedAt).toBe(AT);
    await store.disablePerson(person.id, minutes(4), act(person.id, 'person.disabled'));
    expect((await store.findSession('w2', AT))?.session.revokedAt).toBe(minutes(4));
    expect((await store.findSession('w2', AT))?.identity.person.status).toBe('disabled');
    // Both sessions, and the link that li has used up.
    expect(await store.purge(minutes(5))).toBe(3);
    expect(await store.findSession('w1', AT)).toBeUndefined();
  });

  it('counts a burst of attempts exactly, and counts none where one key is blocked', async () => {
    const delays = [0, 0, 0, 0, 0, 60];
    const forget = minutes(-30);
    await Promise.all(
      Array.from({ length: 5 }, () =>
        store.takeAttempt(
          [
            { key: 'n', delays },
            { key: 'a', delays },
          ],
          AT,
          forget,
        ),
      ),
    );
    expect(await store.takeAttempt([{ key: 'n', delays }], AT, forget)).toEqual([{ key: 'n', admitted: true, blockedUntil: minutes(1) }]);
    expect(
      await store.takeAttempt(
        [
          { key: 'a', delays },
          { key: 'n', delays },
        ],
        AT,
        forget,
      ),
    ).toEqual([
      { key: 'a', admitted: true, blockedUntil: AT },
      { key: 'n', admitted: false, blockedUntil: minutes(1) },
    ]);
    await store.settleAttempt({ clear: ['n'], forgive: ['a'] });
    expect((await opened.eye.query(`SELECT key, count FROM login_attempt`)).rows).toEqual([{ key: 'a', count: 4 }]);
    expect((await store.takeAttempt([{ key: 'a', delays }], minutes(60), minutes(30)))[0]?.blockedUntil).toBe(minutes(60));
    expect((await opened.eye.query(`SELECT count FROM login_attempt WHERE key = 'a'`)).rows).toEqual([{ count: 1 }]);
  });

  it('replaces a hash only where it is still the one that was read', async () => {
    const person = await created('zhao');
    await store.replacePasswordHash(person.id, 'h1', 'h9');
    await store.replacePasswordHash(person.id, 'h1', 'h10');
    expect((await store.findAccount('zhao'))?.passwordHash).toBe('h9');
  });

  it('lists organisations and people by pages, and takes a credit code once', async () => {
    const firm = (uscc: string) => ({ id: uuidv7(), uscc, name: `演示${uscc}`, homeProvince: '31' as const });
    const firms = [firm('A'), firm('B'), firm('C')];
    for (const one of firms) expect(await store.createOrganisation(one, act(one.id))).toBe(true);
    expect(await store.createOrganisation(firm('A'), act('x'))).toBe(false);
    expect(await store.listOrganisations({ limit: 2 })).toEqual(firms.slice(0, 2));
    expect(await store.listOrganisations({ after: firms[1]!.id, limit: 2 })).toEqual([firms[2]]);
    expect(await store.listPeople({ demo: false, limit: 2 })).toHaveLength(2);
  });
});
