import type { CountCell, StageCell } from '@sandbar/persistence';
import { ApiRig } from '../../../../test/fixtures/api-rig.js';

const FIRM = 'bank-31.applicant';
const OFFICE = 'pbc-shanghai.intake-officer-1';
const FOREIGN = 'pbc-jiangsu.coordinator-1';
const cell = (what: string, n: number, more: Partial<CountCell> = {}): CountCell => ({
  what,
  n,
  period: '2026',
  province: '31',
  authority: null,
  type: 'financial-service',
  reasonCode: null,
  ...more,
});
const pair = { authority: [3, 9], firm: [1, 4], total: [5, 12] } as const;
const stay = (stage: string, n: number, province: string | null = null): StageCell => ({
  track: stage.includes('.') ? 'lane' : 'stage',
  stage,
  province,
  n,
  working: pair,
  calendar: pair,
});

let rig: ApiRig;
beforeEach(async () => {
  rig = await new ApiRig().start();
  rig.figures = {
    counts: [
      cell('received', 12),
      cell('received', 3, { province: '32' }),
      cell('declined', 2, { reasonCode: 'criterion.innovation' }),
      cell('registered', 1),
    ],
    stages: [stay('review', 20), stay('review', 20, '31'), stay('notice', 7), stay('sharing', 4), stay('review.risk', 20)],
    open: [{ stage: 'review', province: '31', n: 4, overdue: 1 }],
    times: [],
  };
});
afterEach(() => rig.stop());

describe('the figures', () => {
  it('of an office: everything, labelled; a firm and the platform’s administrators may not ask', async () => {
    const { status, json } = await rig.get(OFFICE, '/v1/statistics?by=year');
    expect([status, json['sight'], json['least']]).toEqual([200, 'office', 1]);
    expect(json).toMatchObject({
      counts: { received: 15, declined: 2, registered: 1, withdrawn: 0 },
      declined: [{ n: 2 }],
      open: [{ stage: { code: 'review', label: { zh: '审查', en: 'Review' } }, n: 4, overdue: 1 }],
    });
    for (const login of [FIRM, 'system-administrator'])
      expect([login, (await rig.get(login, '/v1/statistics')).status]).toEqual([login, 403]);
    expect((await rig.get(undefined, '/v1/statistics')).status).toBe(401);
  });

  it.each(['from=2026-02-30', 'province=99', 'authority=x', 'by=week', 'type=other', "from=2026-01-01'--"])('refuses %s', async (query) => {
    expect(await rig.get(OFFICE, `/v1/statistics?${query}`)).toMatchObject({ status: 400, json: { code: 'query.invalid' } });
    expect((await rig.get(OFFICE, `/statistics?${query}`, { accept: 'text/html' })).status).toBe(400);
  });

  it('that are published withhold what is small, in the list, the page and the table; the register’s own stay', async () => {
    const { json } = await rig.get(undefined, '/v1/statistics/public');
    expect(json).toMatchObject({
      sight: 'public',
      asOf: '2026-08-31',
      least: 5,
      counts: { received: 15, declined: null, registered: 1 },
      byAuthority: [],
      open: [],
      declined: [{ n: null }],
    });
    const provinces = json['byProvince'] as { province: { code: string }; counts: Record<string, number | null> }[];
    expect(provinces.map(({ counts }) => counts['received'])).toEqual([null, null, 0, 0]);
    const stages = json['stages'] as StageCell[];
    expect(stages.map(({ stage, n, working }) => [(stage as unknown as { code: string }).code, n, working.total])).toEqual([
      ['review', 20, { median: 5, p90: 12 }],
      ['review.risk', 20, { median: 5, p90: 12 }],
      ['sharing', null, { median: null, p90: null }],
      ['notice', 7, { median: 5, p90: null }],
    ]);
    const csv = await rig.get(undefined, '/v1/statistics/public/figures.csv');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body).toContain('\r\ntotal,,合计,All,Declined,\r\n');
    expect(csv.body).not.toMatch(/Declined,2\b/);
    for (const login of [undefined, FIRM]) {
      const page = await rig.get(login, '/statistics', { accept: 'text/html', 'accept-language': 'en' });
      expect([page.status, page.body.includes('Published statistics'), page.body.includes('Overdue')]).toEqual([200, true, false]);
    }
  });

  it('as a page: charts that need no script, a table under each, and the filter that was asked for', async () => {
    const { body } = await rig.get(OFFICE, '/statistics?province=31&by=month&type=', { accept: 'text/html' });
    expect(body.match(/<svg class="chart"/g)!.length).toBeGreaterThan(3);
    expect(body.match(/<table/g)!.length).toBeGreaterThanOrEqual(body.match(/<svg class="chart"/g)!.length);
    expect(body).toContain('<option value="31"  selected>上海</option>');
    expect(body).toContain('/v1/statistics/figures.csv?province=31&amp;by=month');
  });
});

describe('the forecast of a case', () => {
  it('is for who sees the case whole, and says why there is none', async () => {
    const id = await rig.create();
    expect((await rig.get(FIRM, `/v1/cases/${id}/forecast`)).json).toEqual({
      forecast: null,
      none: { code: 'not-filed', label: { zh: '尚未提交', en: 'The application has not been filed' } },
    });
    for (const login of [FOREIGN, 'bank-32.applicant']) expect((await rig.get(login, `/v1/cases/${id}/forecast`)).status).toBe(404);
  });
});
