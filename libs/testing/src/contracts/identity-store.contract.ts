import { randomUUID } from 'node:crypto';
import type { Role } from '@sandbar/domain';
import type { AdministrationAct, EnrolmentRow, IdentityStore, PersonRow, SessionRow } from '@sandbar/workflow';

const AT = '2026-09-01T04:00:00.000Z';
const LATER = '2026-09-01T05:00:00.000Z';
const FAR = '2026-09-30T04:00:00.000Z';
const hash = (): string => (randomUUID() + randomUUID()).replaceAll('-', '');
const act = (subject: string, what: AdministrationAct['act'] = 'person.created'): AdministrationAct => ({
  id: randomUUID(),
  at: AT,
  by: 'system',
  act: what,
  subject,
  details: {},
});
const personOf = (parts: Partial<PersonRow> = {}): PersonRow => {
  const id = randomUUID();
  return {
    id,
    login: `login-${id}`,
    displayName: '演示·某人',
    email: null,
    locale: 'zh',
    status: 'active',
    organisation: null,
    authority: null,
    province: null,
    demo: false,
    ...parts,
  };
};
const sessionOf = (person: string): SessionRow => ({
  id: randomUUID(),
  tokenHash: hash(),
  person,
  by: 'password',
  createdAt: AT,
  authenticatedAt: AT,
  lastSeenAt: AT,
  expiresAt: FAR,
  revokedAt: null,
  userAgent: null,
  address: null,
});
const linkOf = (person: string, expiresAt = LATER): EnrolmentRow => ({
  tokenHash: hash(),
  person,
  issuedBy: null,
  issuedAt: AT,
  expiresAt,
});

/** What every IdentityStore promises: run over the one in memory and over the database. */
export function identityStoreContract(open: () => Promise<IdentityStore> | IdentityStore): void {
  let store: IdentityStore;
  beforeAll(async () => {
    store = await open();
  });
  const create = async (
    parts: Partial<PersonRow> = {},
    roles: readonly Role[] = [],
    enrolment: EnrolmentRow | null = null,
  ): Promise<PersonRow> => {
    const person = personOf(parts);
    const grants = roles.map((role) => ({ id: randomUUID(), person: person.id, role, from: AT, to: null, grantedBy: null }));
    const link = enrolment === null ? null : { ...enrolment, person: person.id };
    expect(await store.createPerson({ person, grants, passwordHash: null, enrolment: link, act: act(person.id) })).toBe(true);
    return person;
  };

  it('creates a person whole, or not at all when the name is taken', async () => {
    const link = linkOf('');
    const first = await create({}, ['expert'], link);
    expect(await store.findAccount(first.login)).toEqual({ person: first, passwordHash: null });
    const twin = personOf({ login: first.login });
    const entry = { person: twin, grants: [], passwordHash: 'x', enrolment: linkOf(twin.id), act: act(twin.id) };
    expect(await store.createPerson(entry)).toBe(false);
    expect(await store.findIdentity(twin.id, AT)).toBeUndefined();
    expect(await store.findUsableEnrolment(entry.enrolment.tokenHash, AT)).toBeUndefined();
    expect((await store.listAdministrationActs({ limit: 100 })).map((one) => one.subject)).not.toContain(twin.id);
  });

  it('knows the roles in force at an instant, and when they change', async () => {
    const person = await create({}, ['expert']);
    await store.grantRole(
      { id: randomUUID(), person: person.id, role: 'observer', from: LATER, to: FAR, grantedBy: null },
      act(person.id, 'role.granted'),
    );
    const at = async (instant: string) => {
      const found = await store.findIdentity(person.id, instant);
      return [[...(found?.roles ?? [])].sort(), found?.changesAt];
    };
    expect(await at(AT)).toEqual([['expert'], LATER]);
    expect(await at(LATER)).toEqual([['expert', 'observer'], FAR]);
    expect(await at(FAR)).toEqual([['expert'], null]);
    await store.endRole(person.id, 'expert', LATER, act(person.id, 'role.ended'));
    expect(await at(LATER)).toEqual([['observer'], FAR]);
    expect((await store.listHolders('observer', LATER)).map((one) => one.id)).toContain(person.id);
    expect((await store.listHolders('observer', AT)).map((one) => one.id)).not.toContain(person.id);
  });

  it('opens a session in place of another, and finds it with its person', async () => {
    const person = await create({}, ['expert']);
    const [first, second] = [sessionOf(person.id), sessionOf(person.id)];
    await store.openSession(first, null);
    await store.openSession(second, first.tokenHash);
    expect((await store.findSession(first.tokenHash, AT))?.session.revokedAt).toBe(AT);
    expect(await store.findSession(second.tokenHash, AT)).toMatchObject({
      session: second,
      identity: { person, roles: ['expert'], covers: [] },
    });
    expect(await store.findSession(hash(), AT)).toBeUndefined();
  });

  it('moves the last sight of a session forward only', async () => {
    const person = await create();
    const session = sessionOf(person.id);
    await store.openSession(session, null);
    await store.touchSession(session.tokenHash, LATER);
    await store.touchSession(session.tokenHash, AT);
    expect((await store.findSession(session.tokenHash, LATER))?.session.lastSeenAt).toBe(LATER);
  });

  it('ends every session with the account', async () => {
    const person = await create();
    const sessions = [sessionOf(person.id), sessionOf(person.id)];
    for (const one of sessions) await store.openSession(one, null);
    await store.disablePerson(person.id, LATER, act(person.id, 'person.disabled'));
    expect((await store.listSessionsOf(person.id)).map((one) => one.revokedAt)).toEqual([LATER, LATER]);
    expect((await store.findIdentity(person.id, LATER))?.person.status).toBe('disabled');
  });

  it('uses a link up once, however many come with it', async () => {
    const link = linkOf('');
    const person = await create({ status: 'invited' }, [], link);
    expect(await store.findUsableEnrolment(link.tokenHash, AT)).toEqual({
      login: person.login,
      displayName: person.displayName,
      expiresAt: LATER,
    });
    const redeem = () => {
      const { person: _person, ...session } = sessionOf(person.id);
      return store.redeemEnrolment({ tokenHash: link.tokenHash, at: AT, passwordHash: 'phc', session, actId: randomUUID() });
    };
    const answers = await Promise.all([redeem(), redeem(), redeem(), redeem()]);
    expect(answers.filter((one) => one !== undefined)).toEqual([{ person: person.id }]);
    expect(await store.findAccount(person.login)).toMatchObject({ passwordHash: 'phc', person: { status: 'active' } });
    expect(await store.listSessionsOf(person.id)).toHaveLength(1);
  });

  it('refuses a link before its time, after it, once replaced, and of a closed account', async () => {
    const person = await create({ status: 'invited' });
    const [first, second] = [linkOf(person.id), linkOf(person.id)];
    await store.issueEnrolment(first, act(person.id, 'enrolment.issued'));
    await store.issueEnrolment(second, act(person.id, 'enrolment.issued'));
    expect(await store.findUsableEnrolment(first.tokenHash, AT)).toBeUndefined();
    expect(await store.findUsableEnrolment(second.tokenHash, '2026-09-01T03:59:59.999Z')).toBeUndefined();
    expect(await store.findUsableEnrolment(second.tokenHash, LATER)).toBeUndefined();
    expect(await store.findUsableEnrolment(second.tokenHash, AT)).toBeDefined();
    await store.disablePerson(person.id, AT, act(person.id, 'person.disabled'));
    expect(await store.findUsableEnrolment(second.tokenHash, AT)).toBeUndefined();
  });

  it('replaces a password hash only where it is still the old one', async () => {
    const link = linkOf('');
    const person = await create({ status: 'invited' }, [], link);
    const { person: _person, ...session } = sessionOf(person.id);
    await store.redeemEnrolment({ tokenHash: link.tokenHash, at: AT, passwordHash: 'one', session, actId: randomUUID() });
    await store.replacePasswordHash(person.id, 'one', 'two');
    await store.replacePasswordHash(person.id, 'one', 'three');
    expect((await store.findAccount(person.login))?.passwordHash).toBe('two');
  });

  it('counts attempts so that no burst passes, all keys or none', async () => {
    const [account, address] = [`account:${hash()}`, `address:${hash()}`];
    const take = (at: string, forgetBefore = '2026-09-01T00:00:00.000Z') =>
      store.takeAttempt(
        [
          { key: account, delays: [0, 0, 60] },
          { key: address, delays: [0] },
        ],
        at,
        forgetBefore,
      );
    const burst = await Promise.all(Array.from({ length: 12 }, () => take(AT)));
    expect(burst.filter((one) => one.every((outcome) => outcome.admitted))).toHaveLength(3);
    const [blocked] = (await take(AT)).filter((one) => !one.admitted);
    expect(blocked).toEqual({ key: account, admitted: false, blockedUntil: '2026-09-01T04:01:00.000Z' });
    expect((await take('2026-09-01T04:01:00.000Z')).every((one) => one.admitted)).toBe(true);
    expect(
      (await take('2026-09-01T04:02:00.000Z', LATER)).every((one) => one.admitted && one.blockedUntil === '2026-09-01T04:02:00.000Z'),
    ).toBe(true);
    await store.settleAttempt({ clear: [account], forgive: [address] });
    for (let i = 0; i < 3; i += 1) expect((await take('2026-09-01T04:03:00.000Z')).every((one) => one.admitted)).toBe(true);
  });

  it('takes the demo’s people in as often as it is asked, and lists them', async () => {
    const organisation = { id: randomUUID(), uscc: '91310115MA9YX0010J', name: '演示银行', homeProvince: '31' as const };
    const person = personOf({ demo: true, organisation: organisation.id, province: '31' });
    const grants = [{ id: randomUUID(), person: person.id, role: 'applicant' as const, from: AT, to: null, grantedBy: null }];
    for (let i = 0; i < 3; i += 1) await store.upsertDemo({ organisations: [organisation], people: [{ person, grants }] });
    expect((await store.findIdentity(person.id, AT))?.roles).toEqual(['applicant']);
    expect((await store.listPeople({ demo: true, limit: 500 })).filter((one) => one.id === person.id)).toEqual([person]);
    expect(await store.createOrganisation({ ...organisation, id: randomUUID() }, act(organisation.id, 'organisation.created'))).toBe(false);
  });
}
