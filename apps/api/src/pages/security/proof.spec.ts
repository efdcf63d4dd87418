import { hashSync } from '@node-rs/argon2';
import { buildExampleDeclaration, listAttachments } from '@sandbar/declaration';
import { isRefusal, PILOT_EVENTS } from '@sandbar/domain';
import { SESSION_COOKIE } from '@sandbar/identity';
import { MINUTE, QUICK_HASH } from '@sandbar/testing';
import type { Answered } from '../../../../../test/fixtures/api-rig.js';
import { FIRM, PageRig, SIGNATORY, changed, fieldsIn } from '../pages.fixture.js';

const PASSWORD = '潮平两岸阔 风正一帆悬 2026';
const REASON = '二〇二六年第一季度数据待核，<暂不签署>';

describe('an act with legal effect', () => {
  let rig: PageRig;
  let id: string;
  let cookie: string;
  beforeAll(async () => void (rig = await new PageRig().start()));
  afterAll(() => rig.api.stop());
  /** A declaration that waits for its signatures, and a signatory whose session is twenty minutes old. */
  beforeEach(async () => {
    const { engine } = rig.api;
    id = await rig.api.create();
    const content = buildExampleDeclaration({ serviceArea: ['31'], serial: 10, today: engine.clock.now().slice(0, 10) });
    engine.store.workingCopies.set(id, { caseId: id, revision: 1, schemaVersion: '1', content });
    const files = listAttachments(1, content).flatMap(({ file }) => file?.sha256 ?? []);
    engine.store.uploaded.set(id, files);
    expect(isRefusal(await engine.send(SIGNATORY, id, 'SEAL', { workingCopyRevision: 1 }))).toBe(false);
    cookie = await rig.api.cookie(SIGNATORY);
    engine.clock.pass(20 * MINUTE);
  });

  const open = () => rig.open(undefined, `/cases/${id}/actions/REFUSE`, { cookie });
  const send = (page: Answered, changes: Record<string, string>, as = cookie) =>
    rig.post(undefined, `/cases/${id}/actions/REFUSE`, changed(page.body, changes), { cookie: as });
  const cookieOf = (answer: Answered): string => String(answer.headers['set-cookie']).split(';')[0]!;

  it('asks who it is, loses nothing that was typed, and goes on', async () => {
    const asked = await send(await open(), { '/reason': REASON });
    expect([asked.status, rig.versionOf(id)]).toEqual([403, 2]);
    expect(asked.body).toContain('再次验证身份');
    expect(fieldsIn(asked.body).get('/reason')).toBe(REASON);
    expect(asked.body).not.toContain('type="password"');
    const done = await send(asked, {});
    expect([done.status, rig.versionOf(id)]).toEqual([303, 3]);
    expect(cookieOf(done)).toContain(SESSION_COOKIE);
    expect((await rig.open(undefined, `/cases/${id}`, { cookie })).status).toBe(303);
    expect((await rig.open(undefined, `/cases/${id}`, { cookie: cookieOf(done) })).status).toBe(200);
    const entry = rig.api.engine.store.records.get(id)!.at(-1);
    expect(entry?.meta.actor.authenticatedAt).toBe(rig.api.engine.clock.now());
  });

  it('asks for the password of whoever has one, and says when it is wrong', async () => {
    const { person } = rig.api.engine.actor(SIGNATORY);
    rig.api.identities.passwords.set(person, hashSync(PASSWORD, QUICK_HASH));
    const { token } = await rig.api.sessions.open(person, 'password', null);
    cookie = `${SESSION_COOKIE}=${token}`;
    rig.api.engine.clock.pass(20 * MINUTE);
    const asked = await send(await open(), { '/reason': REASON });
    expect(asked.body).toContain('type="password"');
    const wrong = await send(asked, { 'proof-password': 'wrong' });
    expect([wrong.status, rig.versionOf(id), fieldsIn(wrong.body).get('/reason')]).toEqual([401, 2, REASON]);
    expect(wrong.body).not.toContain('wrong"');
    const done = await send(wrong, { 'proof-password': PASSWORD });
    expect([done.status, rig.versionOf(id)]).toEqual([303, 3]);
    rig.api.identities.passwords.delete(person);
  });

  it('is refused over the API with the minutes, and taken with the same key once the person is known', async () => {
    const headers = { cookie, 'if-match': '"v2"', 'idempotency-key': `fresh-${id}` };
    const event = { method: 'POST', url: `/v1/cases/${id}/events`, payload: { type: 'REFUSE', payload: { reason: REASON } } };
    const refused = await rig.api.send({ ...event, headers });
    expect(refused).toMatchObject({ status: 403, json: { code: 'auth.reauthentication_required', params: { minutes: 15 } } });
    const url = '/v1/sessions/current/reauthentication';
    const renewed = await rig.api.send({ method: 'POST', url, headers: { cookie }, payload: { demo: true } });
    const again = { ...headers, cookie: cookieOf(renewed) };
    expect((await rig.api.send({ ...event, headers: again })).status).toBe(200);
    rig.api.engine.clock.pass(20 * MINUTE);
    // The answer that was given stands, however long ago the person was known.
    expect((await rig.api.send({ ...event, headers: again })).status).toBe(200);
  });

  it('is fresh to the last minute, and never without a sign-in behind it', async () => {
    const { engine } = rig.api;
    const handle = (authenticatedAt: string | undefined) =>
      engine.workflow.handle({
        key: `k-${id}-${authenticatedAt}`,
        caseId: id,
        type: 'REFUSE',
        payload: { reason: REASON },
        expectedVersion: 2,
        actor: { ...engine.actor(SIGNATORY), ...(authenticatedAt === undefined ? {} : { authenticatedAt }) },
        traceId: 't',
        source: { kind: 'person' },
      });
    const ago = (ms: number): string => new Date(Date.parse(engine.clock.now()) - ms).toISOString();
    expect(await handle(undefined)).toMatchObject({ code: 'auth.reauthentication_required', params: { authenticatedAt: null } });
    expect(await handle(ago(15 * MINUTE + 1))).toMatchObject({ code: 'auth.reauthentication_required' });
    // Shown to a clock that ran ahead.
    expect(await handle(ago(-15 * MINUTE - 1))).toMatchObject({ code: 'auth.reauthentication_required' });
    expect(await handle(ago(15 * MINUTE))).toMatchObject({ outcome: 'accepted' });
  });

  it('is asked only of what would be done otherwise: nobody types a password for nothing', async () => {
    const page = await rig.open(undefined, `/cases/${id}/actions/WITHDRAW`, { cookie });
    const refused = await rig.post(undefined, `/cases/${id}/actions/WITHDRAW`, changed(page.body), { cookie });
    expect(refused.body).not.toContain('再次验证身份');
    const own = await rig.api.cookie(FIRM);
    rig.api.engine.clock.pass(20 * MINUTE);
    const back = await rig.open(undefined, `/cases/${id}/actions/EDIT`, { cookie: own });
    expect((await rig.post(undefined, `/cases/${id}/actions/EDIT`, changed(back.body), { cookie: own })).status).toBe(303);
  });

  it('stands in the table of events', () => {
    const decisions = Object.entries(PILOT_EVENTS).flatMap(([type, row]) => ('decision' in row ? type : []));
    for (const type of ['SEAL', 'ATTEST', 'RESUBMIT', 'REGISTER', 'DECLINE', 'DEFER', 'REVOKE', 'TERMINATE', 'EXIT', 'PUBLISH'])
      expect(decisions).toContain(type);
    for (const type of ['CREATE', 'ASSIGN', 'ANSWER', 'COMMENT', 'EDIT', 'DRAFT_EXPIRED']) expect(decisions).not.toContain(type);
  });
});
