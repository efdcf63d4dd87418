import { ApiRig, START } from '../../../../test/fixtures/api-rig.js';
import { OPINION, inReview, say } from '../../../../test/fixtures/rig-case.js';

const ABSENT = 'pbc-shanghai.legality-reviewer-1';
const DEPUTY = 'pbc-shanghai.legality-reviewer-2';
const SECOND = 'pbc-shanghai.second-reviewer-1';

let rig: ApiRig;
let id: string;
const person = (login: string): string => rig.engine.actor(login).person;
const version = (): string => `"v${rig.engine.store.cases.get(id)!.version}"`;
const arrange = (by: string, delegate: string, roles: string[], more: object = {}) =>
  rig.write('POST', by, '/v1/delegations', {
    delegate: person(delegate),
    roles,
    from: START.slice(0, 10),
    to: '2026-09-10',
    reason: '休假',
    ...more,
  });
const act = (login: string, type: string, payload: object, inSteadOf?: string) =>
  rig.write(
    'POST',
    login,
    `/v1/cases/${id}/events`,
    { type, payload },
    {
      'if-match': version(),
      ...(inSteadOf === undefined ? {} : { 'sandbar-on-behalf-of': person(inSteadOf) }),
    },
  );
const code = (answer: { json: Readonly<Record<string, unknown>> }): unknown => answer.json['code'];

beforeEach(async () => {
  rig = await new ApiRig().start();
  id = await inReview(rig);
});
afterEach(() => rig.stop());

describe('acting in somebody’s stead', () => {
  it('is offered beside the own actions, recorded with both, and shown in the history', async () => {
    expect((await arrange(ABSENT, DEPUTY, ['legality-reviewer'])).status).toBe(201);
    const offered = (await rig.get(DEPUTY, `/v1/cases/${id}`)).json['allowedActions'] as {
      type: string;
      allowed: boolean;
      onBehalfOf: unknown;
    }[];
    expect(offered.filter(({ type }) => type === 'ASSESS')).toMatchObject([
      { allowed: false, onBehalfOf: null },
      { allowed: true, onBehalfOf: { id: person(ABSENT) } },
    ]);
    expect(code(await act(DEPUTY, 'ASSESS', OPINION))).toBe('event.not_allowed');
    expect((await act(DEPUTY, 'ASSESS', OPINION, ABSENT)).status).toBe(200);
    const entry = rig.engine.store.records.get(id)!.at(-1)!;
    expect(entry.meta).toMatchObject({ actor: { person: person(DEPUTY), roles: ['legality-reviewer'] }, onBehalfOf: person(ABSENT) });
    const history = (await rig.get(SECOND, `/v1/cases/${id}/history`)).json['data'] as { onBehalfOf: string | null }[];
    expect(history.at(-1)).toMatchObject({ onBehalfOf: person(ABSENT) });
  });

  it('keeps the separation of duties for both: neither of them second-reviews what one did for the other', async () => {
    await arrange(ABSENT, DEPUTY, ['legality-reviewer']);
    await act(DEPUTY, 'ASSESS', OPINION, ABSENT);
    // The second reviewer is away and lends the role to the deputy, then to the absent assessor who came back.
    for (const delegate of [DEPUTY, ABSENT]) {
      const made = await arrange(SECOND, delegate, ['second-reviewer']);
      const refused = await act(delegate, 'APPROVE', { lane: 'legality', opinion: '同意' }, SECOND);
      expect([code(refused), refused.json['refusedBy']]).toEqual(['event.not_allowed', ['notAssessor']]);
      await rig.write('POST', SECOND, `/v1/delegations/${String(made.json['id'])}/revocation`, undefined);
    }
  });

  it('is over with the next request when it is taken back', async () => {
    const made = await arrange(ABSENT, DEPUTY, ['legality-reviewer']);
    const asked = { 'sandbar-on-behalf-of': person(ABSENT) };
    expect((await rig.get(DEPUTY, `/v1/cases/${id}`, asked)).status).toBe(200);
    expect((await rig.write('POST', ABSENT, `/v1/delegations/${String(made.json['id'])}/revocation`, undefined)).status).toBe(204);
    expect(code(await act(DEPUTY, 'ASSESS', OPINION, ABSENT))).toBe('cover.not_in_force');
    expect(code(await rig.get(DEPUTY, `/v1/cases/${id}`, asked))).toBe('cover.not_in_force');
  });

  it('carries the delegator’s conflict, in reading and in acting', async () => {
    await arrange(ABSENT, DEPUTY, ['legality-reviewer']);
    await say(rig, ABSENT, id, 'DECLARE_CONFLICT', { ground: 'kin', note: '亲属' });
    expect(code(await rig.get(DEPUTY, `/v1/cases/${id}`, { 'sandbar-on-behalf-of': person(ABSENT) }))).toBe('case.conflicted');
    expect(code(await act(DEPUTY, 'ASSESS', OPINION, ABSENT))).toBe('actor.conflict');
    expect((await rig.get(DEPUTY, `/v1/cases/${id}`)).status).toBe(200);
  });

  it('does not reach what is done in person, other routes, or people who gave no cover', async () => {
    await arrange(ABSENT, DEPUTY, ['legality-reviewer']);
    expect(code(await act(DEPUTY, 'DECLARE_CONFLICT', { ground: 'kin', note: '' }, ABSENT))).toBe('event.personal');
    const asked = { 'sandbar-on-behalf-of': person(ABSENT) };
    expect(code(await rig.get(DEPUTY, '/v1/me', asked))).toBe('cover.not_here');
    expect(code(await rig.get(DEPUTY, `/v1/cases/${id}`, { 'sandbar-on-behalf-of': person(SECOND) }))).toBe('cover.not_in_force');
    expect(code(await rig.get(undefined, `/v1/cases/${id}`, asked))).toBe('session.missing');
    for (const odd of ['__proto__', '', 'x'.repeat(3000)])
      expect([odd.length, code(await rig.get(DEPUTY, `/v1/cases/${id}`, { 'sandbar-on-behalf-of': odd }))]).toEqual([
        odd.length,
        'cover.not_in_force',
      ]);
  });

  it('is no way around a key: the same key in another name is another command', async () => {
    await arrange(ABSENT, DEPUTY, ['legality-reviewer']);
    const key = { 'idempotency-key': 'same', 'if-match': version() };
    const body = { type: 'ASSESS', payload: OPINION };
    const url = `/v1/cases/${id}/events`;
    expect((await rig.write('POST', DEPUTY, url, body, { ...key, 'sandbar-on-behalf-of': person(ABSENT) })).status).toBe(200);
    expect((await rig.write('POST', DEPUTY, url, body, { ...key, 'sandbar-on-behalf-of': person(ABSENT) })).status).toBe(200);
    expect(code(await rig.write('POST', DEPUTY, url, body, key))).toBe('command.key_reused');
  });
});

describe('absence cover over HTTP', () => {
  it('names the field and the remedy', async () => {
    const faults = async (more: object) =>
      ((await arrange(ABSENT, DEPUTY, ['legality-reviewer'], more)).json['errors'] as { pointer: string; code: string }[]).map(
        (fault) => `${fault.pointer} ${fault.code}`,
      );
    expect(await faults({ to: '2026-02-30' })).toEqual(['/to field.format']);
    expect(await faults({ roles: ['king'] })).toEqual([expect.stringMatching(/^\/roles/)]);
    expect(await faults({ to: '2027-09-01' })).toEqual(['/to delegation.too_long']);
    expect(await faults({ reason: ' ' })).toEqual([expect.stringMatching(/^\/reason/)]);
    expect(await faults({ surprise: 1 })).toEqual([expect.stringMatching(/^\/surprise/)]);
  });

  it('lists what concerns the person', async () => {
    await arrange(ABSENT, DEPUTY, ['legality-reviewer']);
    const rows = (await rig.get(DEPUTY, '/v1/delegations')).json['data'];
    expect(rows).toMatchObject([{ delegator: { id: person(ABSENT) }, lastDay: '2026-09-10', state: { code: 'running' }, reason: '休假' }]);
    expect((await rig.get(SECOND, '/v1/delegations')).json['data']).toEqual([]);
    expect((await rig.get(SECOND, '/v1/delegations?of=unit')).status).toBe(403);
    expect((await rig.get('pbc-shanghai.unit-administrator', '/v1/delegations?of=unit')).json['data']).toHaveLength(1);
  });
});
