import type { InvitationRow } from '@sandbar/workflow';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { PostgresIdentityStore } from './identity-store.js';
import { PostgresInvitationStore } from './invitation-store.js';

const AT = '2026-09-01T04:00:00.000Z';
const LATER = '2026-09-02T04:00:00.000Z';
const hash = (): string => randomBytes(32).toString('hex');
const act = (what: 'invitation.sent' | 'invitation.resent' | 'invitation.revoked') => ({
  id: uuidv7(),
  at: AT,
  by: 'admin',
  act: what,
  subject: uuidv7(),
  details: {},
});

describe('invitations in Postgres', () => {
  let opened: Opened;
  let store: PostgresInvitationStore;
  const bank = { id: uuidv7(), uscc: '9131000013221311XX', name: '演示银行', homeProvince: '31' as const };
  const row = (parts: Partial<InvitationRow> = {}): InvitationRow => ({
    ...{ id: uuidv7(), email: `g-${uuidv7()}@bank.example`, displayName: '演示·来客', locale: 'zh', roles: ['applicant'] },
    ...{ organisation: bank.id, authority: null, province: '31', tokenHash: hash(), invitedBy: 'admin', invitedAt: AT },
    ...{ expiresAt: '2026-09-08T04:00:00.000Z', acceptedAt: null, acceptedBy: null, revokedAt: null },
    ...parts,
  });
  const accept = (tokenHash: string, at = LATER) =>
    store.accept({
      ...{ tokenHash, at, person: uuidv7(), passwordHash: 'hash', actId: uuidv7() },
      grants: (person, { roles }) => roles.map((role) => ({ id: uuidv7(), person, role, from: at, to: null, grantedBy: 'admin' })),
      session: {
        ...{ id: uuidv7(), tokenHash: hash(), by: 'enrolment', createdAt: at, lastSeenAt: at },
        ...{ expiresAt: '2026-09-03T04:00:00.000Z', revokedAt: null, userAgent: null, authenticatedAt: at, address: null },
      },
    });
  beforeAll(async () => {
    opened = await openAll();
    store = new PostgresInvitationStore(opened.app);
    await new PostgresIdentityStore(opened.app).upsertDemo({ organisations: [bank], people: [] });
  });
  afterAll(() => opened.close());

  it('is kept as it was sent, and used once by two browsers at once', async () => {
    const sent = row();
    await store.add(sent, act('invitation.sent'));
    expect(await store.find(sent.id)).toEqual(sent);
    expect(await store.findUsable(sent.tokenHash, sent.expiresAt)).toBeUndefined();
    const answers = await Promise.all([accept(sent.tokenHash), accept(sent.tokenHash), accept(sent.tokenHash)]);
    expect(answers.filter((one) => one === 'gone')).toHaveLength(2);
    const { person } = answers.find((one) => typeof one === 'object') as { person: string };
    const identity = await new PostgresIdentityStore(opened.app).findIdentity(person, LATER);
    expect(identity).toMatchObject({ person: { login: sent.email, organisation: bank.id, status: 'active' }, roles: ['applicant'] });
    expect(await store.isTaken(sent.email)).toBe(true);
  });

  it('does not take an address that is in use, and brings a closed account back under its id', async () => {
    const first = row();
    await store.add(first, act('invitation.sent'));
    const { person } = (await accept(first.tokenHash)) as { person: string };
    const second = row({ email: first.email });
    await store.add(second, act('invitation.sent'));
    expect(await accept(second.tokenHash)).toBe('taken');
    await opened.eye.query(`UPDATE person SET status = 'disabled' WHERE id = $1`, [person]);
    expect(await store.isTaken(first.email)).toBe(false);
    expect(await accept(second.tokenHash)).toEqual({ person });
  });

  it('is void once it was repeated, renewed or taken back', async () => {
    const [one, again] = [row(), hash()];
    await store.add(one, act('invitation.sent'));
    expect(await store.renew(one.id, again, LATER, '2026-09-09T04:00:00.000Z', act('invitation.resent'))).toBe(true);
    expect(await accept(one.tokenHash)).toBe('gone');
    await store.add(row({ email: one.email, invitedAt: LATER }), act('invitation.sent'));
    expect(await accept(again)).toBe('gone');
    expect(await store.revoke(one.id, LATER, act('invitation.revoked'))).toBe(false);
    expect((await store.list({ organisation: bank.id }, 10)).filter(({ email }) => email === one.email)).toHaveLength(2);
  });
});
