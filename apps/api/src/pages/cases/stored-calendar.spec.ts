import { referenceRules } from '@sandbar/testing';
import { calendarsOf } from '@sandbar/workflow';
import type { Calendars, RuleSet } from '@sandbar/workflow';
import { INVENTED_2027 } from '../../../../../test/fixtures/invented-notice.js';
import { FIRM, PageRig } from '../pages.fixture.js';

const NOTICE = {
  id: '0190a000-0000-7000-8000-000000000027',
  inForceAt: '2026-09-01T00:00:00.000Z',
  basis: INVENTED_2027.document,
  content: { kind: 'notice', notice: INVENTED_2027 },
} as const;

describe('the pages go by the stored calendar', () => {
  const rig = new PageRig();
  let stored: Calendars = referenceRules.calendars;
  let draft = '';
  beforeAll(async () => {
    const rules = (): Promise<RuleSet> => Promise.resolve({ ...referenceRules, calendars: stored });
    await rig.start({ rules: { current: rules, renewed: rules } });
    draft = await rig.api.create();
  });
  afterAll(() => rig.api.stop());
  afterEach(() => {
    stored = referenceRules.calendars;
  });

  // A draft of September lasts 180 days: into a year whose notice the release does not know.
  it.each([
    ['the list of cases', () => '/cases?tab=open'],
    ['what waits for me', () => '/cases'],
    ['the case', () => `/cases/${draft}`],
    ['the form of an action', () => `/cases/${draft}/actions/DISCARD`],
  ])('%s calls a date provisional until the notice is loaded, and not after', async (_what, path) => {
    expect((await rig.open(FIRM, path())).body).toContain('（暂定）');
    stored = calendarsOf([NOTICE]);
    const { status, body } = await rig.open(FIRM, path());
    expect(status).toBe(200);
    expect(body).toContain('<time datetime="2027-0');
    expect(body).not.toContain('（暂定）');
  });

  it('counts the days that are left by it, and by a decree only where the decree holds', async () => {
    const left = async (): Promise<string | undefined> => /剩 (\d+) 个工作日/.exec((await rig.open(FIRM, '/cases?tab=open')).body)?.[1];
    const before = Number(await left());
    const decree = (scope: string) =>
      ({
        ...NOTICE,
        id: `${NOTICE.id.slice(0, -2)}${scope}`,
        content: { kind: 'override', scope, days: [{ day: '2026-09-07', working: false, reason: 'holiday-lengthened' }] },
      }) as const;
    stored = calendarsOf([decree('32')] as never);
    expect(Number(await left())).toBe(before);
    stored = calendarsOf([decree('31')] as never);
    expect(Number(await left())).toBe(before - 1);
  });
});
