import { ApiRig } from '../../../../test/fixtures/api-rig.js';
import { INVENTED_2027, inventedDecree } from '../../../../test/fixtures/invented-notice.js';

const ADMINISTRATOR = 'pbc-shanghai.case-administrator';
const OTHER = 'pbc-jiangsu.case-administrator';
const PLATFORM = 'system-administrator';
/** The notice is of late November; the rig begins in September. */
const NOW = '2026-12-07T02:00:00.000Z';

describe('the calendar over the API', () => {
  let rig: ApiRig;
  beforeAll(async () => void (rig = await new ApiRig().start()));
  afterAll(() => rig.stop());
  beforeEach(() => {
    rig.engine.clock.set(NOW);
    rig.calendar.rows.clear();
  });
  const notice = (login: string, dryRun = '') => rig.write('POST', login, `/v1/calendar/notices${dryRun}`, INVENTED_2027);
  const idOf = (json: Readonly<Record<string, unknown>>): string => (json['change'] as { id: string }).id;

  it('is read by everybody, and says which years are a guess', async () => {
    const known = await rig.get(undefined, '/v1/calendar/years/2026');
    expect(known.json).toMatchObject({ year: 2026, known: true });
    expect(known.json['off']).toContain('2026-10-01');
    expect((await rig.get(undefined, '/v1/calendar/years/2027?province=31')).json).toMatchObject({ known: false });
    for (const year of ['2003', '2029', 'x']) expect((await rig.get(undefined, `/v1/calendar/years/${year}`)).status).toBe(404);
  });

  it('is changed by whom the policy lets, and by nobody else', async () => {
    for (const login of ['bank-31.signatory', 'pbc-shanghai.head', 'security-administrator']) {
      expect((await notice(login)).status).toBe(403);
      expect((await rig.get(login, '/v1/calendar/changes')).status).toBe(403);
    }
    expect((await rig.get(ADMINISTRATOR, '/v1/calendar/changes')).json).toEqual({ data: [], missingNotice: 2027 });
    expect(rig.calendar.rows.size).toBe(0);
  });

  it('lists what would move without writing, and then takes two persons', async () => {
    const id = await rig.create();
    const { write } = rig.engine.store.cases.get(id)!;
    const deadlines = [...rig.engine.store.deadlines.values()].filter(({ caseId }) => caseId === id);
    rig.calendar.clocks = [{ caseId: id, kind: 'pilot-application', version: 1, number: null, header: write.header, deadlines }];
    const tried = await notice(ADMINISTRATOR, '?dryRun=true');
    expect([tried.status, tried.json['change'], rig.calendar.rows.size]).toEqual([200, null, 0]);
    const { moves, days } = tried.json['plan'] as { moves: { caseId: string; provisional: boolean }[]; days: { day: string }[] };
    expect(moves.map(({ caseId, provisional }) => [caseId, provisional])).toEqual([[id, false]]);
    expect(days.map(({ day }) => day)).toContain('2027-02-05');
    const entered = await notice(ADMINISTRATOR);
    expect([entered.status, entered.headers['location']]).toEqual([201, `/v1/calendar/changes/${idOf(entered.json)}`]);
    const path = `/v1/calendar/changes/${idOf(entered.json)}`;
    expect((await rig.get(ADMINISTRATOR, path)).json).toMatchObject({ mayConfirm: false, mayWithdraw: true });
    expect((await rig.get(OTHER, path)).json).toMatchObject({ mayConfirm: true, mayWithdraw: true });
    expect(await rig.write('POST', ADMINISTRATOR, `${path}/confirmation`, undefined)).toMatchObject({
      status: 409,
      json: { code: 'calendar.same_person' },
    });
    const confirmed = await rig.write('POST', OTHER, `${path}/confirmation`, undefined);
    expect(confirmed).toMatchObject({ status: 200, json: { inForceAt: '2026-12-07T02:00:10.000Z' } });
    expect((await rig.write('POST', PLATFORM, `${path}/withdrawal`, undefined)).json).toMatchObject({ code: 'calendar.settled' });
    expect((await rig.get(PLATFORM, path)).json).toMatchObject({ mayConfirm: false, mayWithdraw: false });
  });

  it('says every fault with its place, and whose calendar it is', async () => {
    const bad = await rig.write('POST', ADMINISTRATOR, '/v1/calendar/notices', { ...INVENTED_2027, year: '2027', source: 'x', extra: 1 });
    const pointers = (bad.json['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    expect([bad.status, pointers]).toEqual([422, expect.arrayContaining(['/year', '/source', '/extra'])]);
    const elsewhere = inventedDecree('2026-12-14', false, { scope: '32' });
    expect((await rig.write('POST', ADMINISTRATOR, '/v1/calendar/overrides?dryRun=true', elsewhere)).json).toMatchObject({
      code: 'calendar.other_place',
    });
    const own = await rig.write('POST', OTHER, '/v1/calendar/overrides', elsewhere);
    expect([own.status, (await rig.write('POST', PLATFORM, '/v1/calendar/overrides', elsewhere)).status]).toEqual([201, 201]);
    const taken = await rig.write('POST', OTHER, `/v1/calendar/changes/${idOf(own.json)}/withdrawal`, undefined);
    expect(taken.json).toMatchObject({ withdrawnAt: NOW });
    expect((await rig.get(PLATFORM, '/v1/calendar/changes/nothing')).status).toBe(404);
  });
});
