import { holderKeysOf } from '@sandbar/domain';
import type { CaseHeader, Holder } from '@sandbar/domain';
import { ApiRig } from '../../../../test/fixtures/api-rig.js';
import { EventReader } from '../../../../test/fixtures/event-reader.js';
import { listenOn } from '../listen.js';
import { LiveHub } from './live-hub.js';

const FIRM = 'bank-31.applicant';
const OFFICE = 'pbc-shanghai.intake-officer-1';
const COORDINATOR = 'pbc-jiangsu.coordinator-1';
const FOREIGN = 'pbc-zhejiang.intake-officer-1';
const CASE = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f';

let rig: ApiRig;
let origin: string;
let hub: LiveHub;
let readers: EventReader[];

beforeEach(async () => {
  readers = [];
  rig = await new ApiRig().start();
  const { port } = await listenOn(rig.api.app, ['127.0.0.1'], 0);
  origin = `http://127.0.0.1:${port}`;
  hub = rig.api.app.get(LiveHub);
});
afterEach(async () => {
  for (const reader of readers) reader.close();
  await rig.stop();
});

const holdersOf = (login: string): readonly string[] => holderKeysOf(rig.engine.actor(login));
function push(version: number, holders: readonly Holder[], patch: Partial<CaseHeader> = {}): void {
  const header = { ...HEADER, holders, ...patch };
  const shown = {
    kind: 'pilot-application' as const,
    type: 'SUBMIT',
    stage: 'screening',
    closed: false,
    dueAt: '2026-10-01T00:00:00.000Z',
  };
  rig.live.push({ what: 'case', caseId: CASE, version, at: rig.engine.clock.now(), header, access: holders, ...shown });
}
const HEADER: CaseHeader = {
  title: '',
  number: null,
  province: '31',
  leadAuthority: null,
  leadApplicant: null,
  parties: [],
  laneAuthorities: {},
  informedProvinces: [],
  recipientProvince: null,
  transferTo: null,
  panel: [],
  closedTo: [],
  parent: null,
  holders: [],
};
const full = (login: string): Holder => ({ holder: holdersOf(login).find((key) => !key.startsWith('person:'))!, level: 'full' });

async function listen(login: string, after: ConstructorParameters<typeof EventReader>[2] = {}, cookie?: string): Promise<EventReader> {
  const reader = new EventReader(origin, cookie ?? (await rig.cookie(login)), after);
  readers.push(reader);
  return reader.open();
}

describe('GET /v1/events', () => {
  it('is a stream that no proxy keeps back, for whoever is signed in', async () => {
    const reader = await listen(FIRM);
    expect([reader.status, reader.headers['content-type'], reader.headers['x-accel-buffering'], reader.headers['cache-control']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no',
      'no-store, no-transform',
    ]);
    expect(reader.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reader.body).toMatch(/^retry: \d{4}\n\n/);
    expect((await rig.get(undefined, '/v1/events')).status).toBe(401);
    expect((await rig.send({ method: 'HEAD', url: '/v1/events', headers: { cookie: await rig.cookie(FIRM) } })).status).toBe(200);
  });

  it('tells a case to those who hold it, thin, and to nobody else', async () => {
    const [firm, office, foreign] = [await listen(FIRM), await listen(OFFICE), await listen(FOREIGN)];
    push(3, [full(FIRM), full(OFFICE)]);
    const event = {
      caseId: CASE,
      kind: 'pilot-application',
      version: 3,
      stage: 'screening',
      closed: false,
      type: 'SUBMIT',
      dueAt: '2026-10-01T00:00:00.000Z',
    };
    for (const reader of [firm, office]) expect((await reader.received(1))[0]).toMatchObject({ type: 'case', data: event });
    push(4, [full(FOREIGN)]);
    expect((await foreign.received(1)).map(({ data }) => data['version'])).toEqual([4]);
    expect(firm.events).toHaveLength(1);
  });

  it('tells an informed province stage and version, neither clock nor event', async () => {
    const reader = await listen(COORDINATOR);
    const informed: Holder = { holder: holdersOf(COORDINATOR).find((key) => key.startsWith('coordination:'))!, level: 'headline' };
    push(5, [full(FIRM), informed]);
    expect((await reader.received(1))[0]!.data).toEqual({
      caseId: CASE,
      kind: 'pilot-application',
      version: 5,
      stage: 'screening',
      closed: false,
      type: null,
      dueAt: null,
    });
  });

  it('tells somebody who is barred from the file as little', async () => {
    const reader = await listen(OFFICE);
    push(6, [full(OFFICE)], { closedTo: [rig.engine.actor(OFFICE).person] });
    expect((await reader.received(1))[0]!.data).toMatchObject({ type: null, dueAt: null });
  });

  it('keeps a case from a holder whom the table of row security does not name', async () => {
    const reader = await listen(OFFICE);
    const shown = { kind: 'pilot-application' as const, type: 'X', stage: 's', closed: false, dueAt: null, version: 1 };
    rig.live.push({
      what: 'case',
      caseId: CASE,
      at: rig.engine.clock.now(),
      header: { ...HEADER, holders: [full(OFFICE)] },
      access: [],
      ...shown,
    });
    push(2, [full(OFFICE)]);
    expect((await reader.received(1)).map(({ data }) => data['version'])).toEqual([2]);
  });

  it('tells of the own inbox only', async () => {
    const [mine, other] = [await listen(FIRM), await listen(OFFICE)];
    const notice = (login: string, id: string) =>
      rig.live.push({
        what: 'notification',
        id,
        caseId: CASE,
        person: rig.engine.actor(login).person,
        todo: true,
        at: rig.engine.clock.now(),
      });
    notice(FIRM, 'a');
    notice(OFFICE, 'b');
    expect((await mine.received(1))[0]).toMatchObject({ type: 'notification', data: { id: 'a', caseId: CASE, todo: true } });
    expect((await other.received(1)).map(({ data }) => data['id'])).toEqual(['b']);
  });
});

describe('coming back', () => {
  it('is told what was missed, once, by Last-Event-ID or by what the page carries', async () => {
    const first = await listen(FIRM);
    push(1, [full(FIRM)]);
    await first.received(1);
    first.close();
    push(2, [full(FIRM)]);
    push(3, [full(FIRM)]);
    for (const after of [{ lastEventId: first.lastId }, { query: first.lastId }, { lastEventId: first.lastId, query: 'rubbish' }]) {
      const again = await listen(FIRM, after);
      expect((await again.received(2)).map(({ data }) => data['version'])).toEqual([2, 3]);
      push(9, [full(OFFICE)]);
    }
  });
  it('is told the rest of a transaction after each row of it, though what it may see changes at that moment', async () => {
    const cases = ['a', 'b', 'c', 'd', 'e'].map((end) => `0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6${end}`);
    const holders = [full(FIRM)];
    const shown = { kind: 'pilot-application' as const, type: 'SUBMIT', stage: 'screening', closed: false, dueAt: null, version: 1 };
    const header = { ...HEADER, holders };
    const row = (caseId: string) => ({ what: 'case' as const, caseId, at: rig.engine.clock.now(), header, access: holders, ...shown });
    const first = await listen(FIRM);
    rig.live.commit(...cases.map(row));
    const told = [...(await first.received(cases.length))];
    for (const [n, { id }] of told.entries())
      for (const hidden of cases) {
        const sights = rig.live.rows.map((one) => (one.what === 'case' && one.caseId === hidden ? { ...one, access: [] } : one));
        const all = rig.live.rows.splice(0, rig.live.rows.length, ...sights);
        const again = await listen(FIRM, { lastEventId: id });
        push(9, holders);
        const expected = cases.slice(n + 1).filter((one) => one !== hidden);
        const heard = (await again.received(expected.length + 1)).map(({ data }) => data['caseId']);
        expect(heard).toEqual([...expected, CASE]);
        again.close();
        rig.live.rows.splice(0, rig.live.rows.length, ...all);
      }
  });
  it.each(['rubbish', 'ffffffff-100-0', '0a1b2c3d-99999999-0', '0a1b2c3d-100-1'])(
    'is told to read anew after a position that is none: %s',
    async (lastEventId) => {
      const reader = await listen(FIRM, { lastEventId });
      expect((await reader.received(1))[0]).toMatchObject({ type: 'reset', data: { reason: 'too-old' } });
      push(1, [full(FIRM)]);
      expect((await reader.received(2))[1]).toMatchObject({ type: 'case' });
    },
  );
  it('is told to read anew after too much, or too long', async () => {
    const reader = await listen(FIRM);
    push(1, [full(FIRM)]);
    await reader.received(1);
    reader.close();
    for (let n = 0; n < 501; n += 1) push(n + 2, [full(FIRM)]);
    expect((await (await listen(FIRM, { lastEventId: reader.lastId })).received(1))[0]).toMatchObject({ type: 'reset' });
    rig.live.rows.splice(2);
    expect((await (await listen(FIRM, { lastEventId: reader.lastId })).received(1))[0]).toMatchObject({
      type: 'case',
      data: { version: 2 },
    });
    rig.engine.clock.pass(25 * 3_600_000);
    expect((await (await listen(FIRM, { lastEventId: reader.lastId })).received(1))[0]).toMatchObject({ type: 'reset' });
  });
  it('is told to read anew when the database was restored elsewhere', async () => {
    const reader = await listen(FIRM);
    rig.live.restore();
    expect((await reader.received(1))[0]).toMatchObject({ type: 'reset' });
    expect(reader.lastId).toMatch(/^ffffffff-/);
  });
});

describe('the end', () => {
  it('comes with signing out, for good', async () => {
    const cookie = await rig.cookie(FIRM);
    const reader = await listen(FIRM, {}, cookie);
    await rig.send({ method: 'DELETE', url: '/v1/sessions/current', headers: { cookie } });
    await hub.judgeAll();
    await reader.finished();
    expect(reader.events).toEqual([expect.objectContaining({ type: 'end', data: { reason: 'session' } })]);
    expect(hub.figures().streams).toBe(0);
  });
  it('comes when a session idles: a stream is no activity', async () => {
    const reader = await listen(FIRM);
    for (let minute = 0; minute <= 31; minute += 1) {
      rig.engine.clock.pass(60_000);
      await hub.judgeAll();
    }
    await reader.finished();
    expect(reader.events.at(-1)).toMatchObject({ type: 'end', data: { reason: 'session' } });
  });
  it('comes with a change of roles, and the browser is to come back with the new ones', async () => {
    const reader = await listen(OFFICE);
    const { person } = rig.engine.actor(OFFICE);
    for (const grant of rig.identities.grants.splice(0)) if (grant.person !== person) rig.identities.grants.push(grant);
    rig.sessions.forget(person);
    await hub.judgeAll();
    await reader.finished();
    expect(reader.events.map(({ type, data }) => [type, data['reason']])).toEqual([['reset', 'access']]);
  });
  it('comes to the oldest of a session’s streams when there are too many', async () => {
    const cookie = await rig.cookie(FIRM);
    const all: EventReader[] = [];
    for (let n = 0; n < 5; n += 1) all.push(await listen(FIRM, {}, cookie));
    await all[0]!.finished();
    expect(all.map(({ ended }) => ended)).toEqual([true, false, false, false, false]);
    expect(all[0]!.events[0]).toMatchObject({ type: 'end', data: { reason: 'superseded' } });
  });
  it('comes to a browser that takes nothing; the others go on', async () => {
    const [hung, quick] = [await listen(FIRM), await listen(OFFICE)];
    hung.hang();
    for (let round = 0; round < 40 && hub.figures().streams > 1; round += 1) {
      const notices = Array.from({ length: 2_000 }, (_, n) => ({
        what: 'notification' as const,
        id: `${round}-${n}`,
        caseId: CASE,
        todo: false,
      }));
      rig.live.push(...notices.map((one) => ({ ...one, person: rig.engine.actor(FIRM).person, at: rig.engine.clock.now() })));
      push(round + 1, [full(OFFICE)]);
      await quick.received(round + 1);
      expect(hub.figures().bytesWaiting).toBeLessThan(1_000_000);
    }
    expect(hub.figures().streams).toBe(1);
  });
  it('comes with the process’s, and leaves the browser to come back', async () => {
    const reader = await listen(FIRM);
    hub.onModuleDestroy();
    await reader.finished();
    expect(reader.events).toEqual([]);
    expect((await rig.get(FIRM, '/v1/events')).json).toMatchObject({ code: 'live.unavailable', status: 503 });
  });
  it('does not come with a store that is away: the feed goes on after it', async () => {
    const reader = await listen(FIRM);
    rig.live.broken = new Error('away');
    push(1, [full(FIRM)]);
    rig.live.broken = undefined;
    push(2, [full(FIRM)]);
    expect((await reader.received(2)).map(({ data }) => data['version'])).toEqual([1, 2]);
  });
});
