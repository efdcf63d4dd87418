import { isRefusal, LEG_EVENTS, PACKAGE_EVENTS, PILOT_EVENTS, type Actor, type EventRow } from '@sandbar/domain';
import { identityRoom, MemoryApiKeys, MINUTE, referenceRuleTable } from '@sandbar/testing';
import { CaslPolicy } from '../policy/casl-policy.js';
import { resolveActor } from '../sessions/resolve-actor.js';
import { ApiKeys, type IssuedKey, type KeyHolder } from './api-keys.js';
import { KEY_SCOPES } from './key-scopes.js';
import { newKey, readKey } from './key-text.js';

const DAY = 86_400_000;
const HERE = '192.0.2.1';
const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? (answer.errors?.[0]?.code ?? answer.code) : undefined);

const room = async () => {
  const made = identityRoom();
  made.add({ id: 'sig', organisation: 'firm' }, ['signatory']);
  made.add({ id: 'app', organisation: 'firm' }, ['applicant']);
  made.add({ id: 'other', organisation: 'firm-2' }, ['signatory']);
  made.add({ id: 'sec' }, ['security-administrator']);
  const store = new MemoryApiKeys(made.store);
  const keys = new ApiKeys(store, made.clock, new CaslPolicy(), referenceRuleTable);
  const actorOf = async (id: string): Promise<Actor> => ({
    ...resolveActor((await made.store.findIdentity(id, made.clock.now()))!),
    authenticatedAt: made.clock.now(),
  });
  const inDays = (days: number): string => new Date(Date.parse(made.clock.now()) + days * DAY).toISOString();
  const issue = async (scopes: string[] = ['cases.read', 'event:ANSWER'], days = 30, by = 'sig') =>
    keys.issue(await actorOf(by), { title: '核心系统', scopes, expiresAt: inDays(days) });
  return { ...made, keyStore: store, keys, actorOf, issue, issued: async () => (await issue()) as IssuedKey };
};

describe('a key', () => {
  it('carries 256 random bits under a checksum, and is stored as a hash', async () => {
    const { issued, keyStore } = await room();
    const { text, key } = await issued();
    expect(text).toMatch(/^sbx_[0-9a-f]{32}_[A-Za-z0-9_-]{43}_[0-9a-f]{8}$/);
    expect(readKey(text)?.id).toBe(key.id);
    expect(JSON.stringify([...keyStore.keys.values()])).not.toContain(readKey(text)!.secret);
    for (let at = 0; at < text.length; at += 1) {
      const changed = `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
      expect(readKey(changed)).toBeUndefined();
    }
    expect(new Set(Array.from({ length: 500 }, () => newKey(key.id).text)).size).toBe(500);
  });

  it('is issued by whoever may, within the own rights, for at most a year, after showing who it is', async () => {
    const { issue, keys, actorOf, clock } = await room();
    expect(codeOf(await issue(['cases.read'], 30, 'app'))).toBe('action.not_permitted');
    expect(codeOf(await issue(['cases.read'], 30, 'sec'))).toBe('action.not_permitted');
    for (const scope of ['event:ASSIGN', 'event:REGISTER', 'event:ATTEST', 'event:SEAL', 'event:NOTHING', 'everything', 'constructor'])
      expect([scope, codeOf(await issue([scope]))]).toEqual([scope, 'scope.beyond_rights']);
    expect(codeOf(await issue([]))).toBe('scope.beyond_rights');
    for (const days of [-1, 0, 366, Number.NaN])
      expect([
        days,
        codeOf(
          await keys.issue(await actorOf('sig'), {
            title: 'x',
            scopes: ['cases.read'],
            expiresAt: Number.isNaN(days) ? 'soon' : new Date(Date.parse(clock.now()) + days * DAY).toISOString(),
          }),
        ),
      ]).toEqual([days, 'expiry.out_of_range']);
    expect(codeOf(await issue(['cases.read'], 365))).toBeUndefined();
    const late = await actorOf('sig');
    clock.pass(16 * MINUTE);
    expect(codeOf(await keys.issue(late, { title: 'x', scopes: ['cases.read'], expiresAt: late.authenticatedAt! }))).toBe(
      'auth.reauthentication_required',
    );
  });

  it('acts as its issuer narrowed to its scopes, and its use is seen', async () => {
    const { issued, keys, keyStore, clock, store } = await room();
    const { text, key } = await issued();
    const holder = (await keys.authenticate(text, HERE)) as KeyHolder;
    expect(holder.actor).toEqual({
      person: 'sig',
      roles: ['signatory'],
      organisation: 'firm',
      authority: null,
      province: null,
      key: { id: key.id, scopes: ['cases.read', 'event:ANSWER'] },
    });
    expect(keyStore.keys.get(key.id)).toMatchObject({ lastUsedAt: clock.now(), lastUsedFrom: HERE });
    expect(store.acts).toMatchObject([{ act: 'key.issued', by: 'sig', details: { key: key.id } }]);
  });

  it('dies at once with its issuer’s account, right or place, with its time and by revocation: all alike', async () => {
    const ends: Record<string, (made: Awaited<ReturnType<typeof room>>, key: IssuedKey) => Promise<unknown>> = {
      disabled: ({ store }) => Promise.resolve(store.people.set('sig', { ...store.people.get('sig')!, status: 'disabled' })),
      'lost role': ({ store, clock }) => store.endRole('sig', 'signatory', clock.now(), {} as never),
      moved: ({ store }) => Promise.resolve(store.people.set('sig', { ...store.people.get('sig')!, organisation: 'firm-2' })),
      expired: ({ clock }) => Promise.resolve(clock.pass(30 * DAY)),
      revoked: async ({ keys, actorOf }, { key }) => keys.revoke(await actorOf('sig'), key.id),
    };
    for (const [why, end] of Object.entries(ends)) {
      const made = await room();
      const one = await made.issued();
      expect([why, codeOf(await made.keys.authenticate(one.text, HERE))]).toEqual([why, undefined]);
      await end(made, one);
      expect([why, codeOf(await made.keys.authenticate(one.text, HERE))]).toEqual([why, 'key.invalid']);
    }
    const { keys, issued } = await room();
    const { key } = await issued();
    for (const text of ['', 'sbx_', newKey(key.id).text, newKey('0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f').text, 'x'.repeat(100_000)])
      expect(codeOf(await keys.authenticate(text, HERE))).toBe('key.invalid');
  });

  it('is rotated with an overlap, once, and never longer than the rule says', async () => {
    const { issued, keys, actorOf, clock } = await room();
    const old = await issued();
    expect(codeOf(await keys.rotate(await actorOf('other'), old.key.id, 1))).toBe('key.not_found');
    for (const hours of [-1, 169, Number.NaN])
      expect(codeOf(await keys.rotate(await actorOf('sig'), old.key.id, hours))).toBe('overlap.out_of_range');
    const fresh = (await keys.rotate(await actorOf('sig'), old.key.id, 24)) as IssuedKey;
    expect(fresh.key).toMatchObject({ replaces: old.key.id, scopes: old.key.scopes, title: old.key.title });
    for (const { text } of [old, fresh]) expect(codeOf(await keys.authenticate(text, HERE))).toBeUndefined();
    clock.pass(DAY);
    expect(codeOf(await keys.authenticate(old.text, HERE))).toBe('key.invalid');
    expect(codeOf(await keys.authenticate(fresh.text, HERE))).toBeUndefined();
    expect(codeOf(await keys.rotate(await actorOf('sig'), old.key.id, 1))).toBe('key.not_found');
  });

  it('is listed and revoked in its own firm, and by the security administrator', async () => {
    const { issued, keys, actorOf } = await room();
    const [one, two] = [await issued(), await issued()];
    expect(await keys.list(await actorOf('other'))).toEqual([]);
    expect(codeOf(await keys.list(await actorOf('app')))).toBe('action.not_permitted');
    expect(codeOf(await keys.revoke(await actorOf('other'), one.key.id))).toBe('key.not_found');
    expect(codeOf(await keys.revoke(await actorOf('app'), one.key.id))).toBe('action.not_permitted');
    expect(codeOf(await keys.revoke(await actorOf('sec'), one.key.id))).toBeUndefined();
    expect(codeOf(await keys.revoke(await actorOf('sec'), one.key.id))).toBe('key.not_found');
    expect(await keys.list(await actorOf('sig'))).toEqual([two.key]);
  });
});

describe('the events that a system may send', () => {
  const rows = [PILOT_EVENTS, PACKAGE_EVENTS, LEG_EVENTS].flatMap((events) => Object.entries<EventRow>(events));
  it('decide nothing, are nobody’s own and no signatory’s alone', () => {
    for (const [type, row] of rows.filter(([, { byKey }]) => byKey === true)) {
      expect([type, row.decision, row.personal]).toEqual([type, undefined, undefined]);
      expect([type, row.by.every((line) => /^(signatory|decider|head|second-reviewer|system)@/.test(line))]).toEqual([type, false]);
    }
  });
  it('are the reviewed list', () =>
    expect(KEY_SCOPES.map(({ scope }) => scope).sort()).toEqual(
      [
        'attachments.upload',
        'cases.read',
        ...[
          'ACKNOWLEDGE',
          'ANSWER',
          'ASSIGN',
          'CREATE',
          'INFORMATION_SUPPLIED',
          'OUTAGE',
          'OUTAGE_OVER',
          'PROPOSE_REDACTIONS',
          'PROVE',
          'REASSIGN',
          'RECORD_LETTER_SERVICE',
          'SERVE',
        ].map((type) => `event:${type}`),
        'working-copies.write',
      ].sort(),
    ));
});
