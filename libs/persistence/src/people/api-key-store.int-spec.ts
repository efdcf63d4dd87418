import type { ApiKeyRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { connected, openAll, stateOf } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresApiKeyStore } from './api-key-store.js';
import { PostgresIdentityStore } from './identity-store.js';

const AT = '2026-09-18T02:00:00.000Z';
const hours = (n: number): string => new Date(Date.parse(AT) + n * 3_600_000).toISOString();

describe('API keys in Postgres', () => {
  let opened: Opened;
  let people: PostgresIdentityStore;
  let store: PostgresApiKeyStore;
  let firm: string;
  let person: string;
  const act = (subject: string, done: 'person.created' | 'organisation.created' | 'key.issued' | 'key.revoked') =>
    ({ id: uuidv7(), at: AT, by: 'system', act: done, subject, details: {} }) as const;
  beforeAll(async () => {
    opened = await openAll(8);
    people = new PostgresIdentityStore(opened.app);
    store = new PostgresApiKeyStore(opened.app);
    [firm, person] = [uuidv7(), uuidv7()];
    await people.createOrganisation({ id: firm, uscc: 'K', name: '演示', homeProvince: '31' }, act(firm, 'organisation.created'));
    const row = {
      id: person,
      login: 'k',
      displayName: 'k',
      email: null,
      locale: 'zh',
      status: 'active',
      organisation: firm,
      authority: null,
      province: '31',
      demo: false,
    } as const;
    const grants = [{ id: uuidv7(), person, role: 'signatory', from: AT, to: null, grantedBy: null }] as const;
    await people.createPerson({ person: row, grants, passwordHash: null, enrolment: null, act: act(person, 'person.created') });
  });
  afterAll(() => opened.close());
  const key = (patch: Partial<ApiKeyRow> = {}): ApiKeyRow => ({
    id: uuidv7(),
    secretHash: 'h',
    title: '核心系统',
    person,
    organisation: firm,
    authority: null,
    scopes: ['cases.read', 'event:ANSWER'],
    createdAt: AT,
    expiresAt: hours(720),
    revokedAt: null,
    replaces: null,
    lastUsedAt: null,
    lastUsedFrom: null,
    ...patch,
  });
  const acts = async (): Promise<number> => (await people.listAdministrationActs({ limit: 1_000 })).length;

  it('keeps a key whole, finds it with its person, and writes when it was used', async () => {
    const one = key();
    await store.issue(one, act(person, 'key.issued'));
    expect(await store.find(one.id, AT)).toEqual({ key: one, identity: expect.objectContaining({ roles: ['signatory'] }) });
    await store.touch(one.id, hours(2), '192.0.2.1');
    await store.touch(one.id, hours(1), '192.0.2.2');
    expect((await store.find(one.id, AT))?.key).toMatchObject({ lastUsedAt: hours(2), lastUsedFrom: '192.0.2.1' });
    expect((await store.list({ organisation: firm, authority: null }, AT)).map(({ id }) => id)).toContain(one.id);
    expect(await store.list({ organisation: uuidv7(), authority: null }, AT)).toEqual([]);
    expect(await store.list({ organisation: null, authority: null }, AT)).toEqual([]);
    expect(await store.find(uuidv7(), AT)).toBeUndefined();
  });

  it('rotates and revokes with an act each, once, and never an ended key', async () => {
    const one = key();
    await store.issue(one, act(person, 'key.issued'));
    const [two, three] = [key({ replaces: one.id, createdAt: hours(1) }), key({ replaces: one.id, createdAt: hours(30) })];
    expect(await store.rotate(two, hours(25), act(person, 'key.issued'))).toBe(true);
    expect((await store.find(one.id, AT))?.key.expiresAt).toBe(hours(25));
    const before = await acts();
    expect(await store.rotate(three, hours(50), act(person, 'key.issued'))).toBe(false);
    expect(await store.find(three.id, AT)).toBeUndefined();
    expect(await Promise.all([1, 2].map(() => store.revoke(two.id, hours(2), act(person, 'key.revoked'))))).toContain(false);
    expect(await acts()).toBe(before + 1);
    expect((await store.find(two.id, AT))?.key.revokedAt).toBe(hours(2));
    expect(await store.revoke(one.id, hours(26), act(person, 'key.revoked'))).toBe(false);
  });

  it('lets no role change what a key may do, nor delete one', async () => {
    for (const url of [opened.database.appUrl, opened.database.systemUrl]) {
      const client = await connected(url);
      for (const change of [
        `UPDATE api_key SET scopes = '{}'`,
        'UPDATE api_key SET person_id = person_id',
        `UPDATE api_key SET secret_hash = 'x'`,
        'DELETE FROM api_key',
      ])
        expect([change, await stateOf(client.query(change))]).toEqual([change, '42501']);
      await client.end();
    }
  });
});
