import type { PersonRow, SessionRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresIdentityStore } from './identity-store.js';
import { PostgresSessionStore } from './session-store.js';

const AT = '2026-09-18T02:00:00.000Z';
const minutes = (n: number): string => new Date(Date.parse(AT) + n * 60_000).toISOString();

describe('open sessions in Postgres', () => {
  let opened: Opened;
  let people: PostgresIdentityStore;
  let store: PostgresSessionStore;
  beforeAll(async () => {
    opened = await openAll(8);
    people = new PostgresIdentityStore(opened.app);
    store = new PostgresSessionStore(opened.app);
  });
  afterAll(() => opened.close());

  const act = (subject: string, done: 'person.created' | 'sessions.revoked' | 'password.changed') =>
    ({ id: uuidv7(), at: AT, by: 'system', act: done, subject, details: {} }) as const;
  const person = async (): Promise<PersonRow> => {
    const id = uuidv7();
    const row: PersonRow = {
      id,
      login: `p-${id}`,
      displayName: '演示·某人',
      email: null,
      locale: 'zh',
      status: 'active',
      organisation: null,
      authority: null,
      province: null,
      demo: false,
    };
    await people.createPerson({ person: row, grants: [], passwordHash: 'h1', enrolment: null, act: act(id, 'person.created') });
    return row;
  };
  const session = async (of: string, patch: Partial<SessionRow> = {}): Promise<SessionRow> => {
    const row: SessionRow = {
      id: uuidv7(),
      tokenHash: uuidv7(),
      person: of,
      by: 'password',
      createdAt: AT,
      authenticatedAt: AT,
      lastSeenAt: AT,
      expiresAt: minutes(720),
      revokedAt: null,
      userAgent: 'test',
      address: '192.0.2.1',
      ...patch,
    };
    await people.openSession(row, null);
    return row;
  };
  const acts = async (): Promise<number> => (await people.listAdministrationActs({ limit: 1_000 })).length;

  it('lists what is live, whole and newest first', async () => {
    const { id } = await person();
    const [first, second] = [await session(id), await session(id, { createdAt: minutes(1), lastSeenAt: minutes(1) })];
    await session(id, { expiresAt: minutes(1) });
    await session(id, { lastSeenAt: minutes(-60), createdAt: minutes(-60) });
    expect(await store.listLive(id, minutes(2), minutes(-28))).toEqual([second, first]);
  });

  it('ends one, or all but one, of that person only; an act goes with what was done and with nothing else', async () => {
    const [ann, bob] = [(await person()).id, (await person()).id];
    const [one, two, three, strange] = [await session(ann), await session(ann), await session(ann), await session(bob)];
    const before = await acts();
    expect(await store.revokeOne(ann, strange.id, minutes(1), act(ann, 'sessions.revoked'))).toBe(false);
    expect(await acts()).toBe(before);
    expect(await store.revokeOne(ann, one.id, minutes(1), act(ann, 'sessions.revoked'))).toBe(true);
    expect(await store.revokeOne(ann, one.id, minutes(1), null)).toBe(false);
    expect(await acts()).toBe(before + 1);
    expect(await store.revokeOthers(ann, two.id, minutes(1), null)).toBe(1);
    const live = async (of: string) => (await store.listLive(of, minutes(1), minutes(-30))).map(({ id }) => id);
    expect([await live(ann), await live(bob), three.person]).toEqual([[two.id], [strange.id], ann]);
    expect(await store.revokeOthers(ann, null, minutes(1), act(ann, 'sessions.revoked'))).toBe(1);
    expect(await live(ann)).toEqual([]);
  });

  it('renews under a new token once, of two at once, and never an ended session', async () => {
    const { id } = await person();
    const kept = await session(id);
    const renew = (newTokenHash: string) => store.renew({ id: kept.id, tokenHash: kept.tokenHash, newTokenHash, at: minutes(5) });
    expect((await Promise.all([renew('n1'), renew('n2')])).sort()).toEqual([false, true]);
    expect(await people.findSession(kept.tokenHash, minutes(5))).toBeUndefined();
    const [found] = await store.listLive(id, minutes(5), minutes(-25));
    expect(found).toMatchObject({ id: kept.id, authenticatedAt: minutes(5), lastSeenAt: minutes(5), expiresAt: kept.expiresAt });
    await store.revokeOthers(id, null, minutes(6), null);
    expect(await store.renew({ id: kept.id, tokenHash: found!.tokenHash, newTokenHash: 'n3', at: minutes(7) })).toBe(false);
  });

  it('changes the password with all that belongs to it, or nothing', async () => {
    const row = await person();
    const [kept, other] = [await session(row.id), await session(row.id)];
    const entry = {
      person: row.id,
      passwordHash: 'h2',
      kept: { id: kept.id, tokenHash: kept.tokenHash, newTokenHash: uuidv7() },
      at: minutes(1),
      act: act(row.id, 'password.changed'),
    };
    expect(await store.changePassword(entry)).toBe(true);
    expect((await people.findAccount(row.login))?.passwordHash).toBe('h2');
    expect((await store.listLive(row.id, minutes(1), minutes(-30))).map(({ id }) => id)).toEqual([kept.id]);
    expect((await people.findSession(other.tokenHash, minutes(1)))?.session.revokedAt).toBe(minutes(1));
    const before = await acts();
    expect(await store.changePassword({ ...entry, passwordHash: 'h3', act: act(row.id, 'password.changed') })).toBe(false);
    expect([(await people.findAccount(row.login))?.passwordHash, await acts()]).toEqual(['h2', before]);
  });
});
