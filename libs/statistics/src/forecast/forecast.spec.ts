import { stateCouncilCalendar } from '@sandbar/calendar';
import type { Spread } from '../figures/spread.js';
import { forecastRegistration } from './forecast.js';
import type { Forecast, ForecastInput } from './forecast.js';

const calendar = stateCouncilCalendar();
const RULE_DAYS: Readonly<Record<string, number>> = {
  correction: 15,
  screening: 5,
  review: 20,
  sharing: 33,
  panel: 15,
  conditions: 10,
  notice: 10,
  decision: 10,
};
const input = (more: Partial<ForecastInput> = {}): ForecastInput => ({
  closed: false,
  holding: false,
  stage: 'notice',
  spent: 0,
  today: '2026-11-23',
  seen: () => undefined,
  statutory: (stage) => RULE_DAYS[stage]!,
  ...more,
});
const forecast = (more: Partial<ForecastInput> = {}): Forecast => {
  const found = forecastRegistration(input(more), calendar);
  if (typeof found === 'string') throw new Error(found);
  return found;
};

describe('the forecast of registration', () => {
  it('is the rule’s days where nobody has gone before, and says so', () => {
    const { steps, days, from, to } = forecast();
    expect(steps).toEqual([
      { stage: 'notice', basis: 'rule', n: null, median: 10, p90: 10 },
      { stage: 'decision', basis: 'rule', n: null, median: 10, p90: 10 },
    ]);
    expect([days, from, to]).toEqual([{ median: 20, p90: 20 }, '2026-12-21', '2026-12-21']);
  });

  it('takes the office’s own cases before the Delta’s before the rule, stage by stage', () => {
    const seen = (stage: string, of: string): Spread | undefined =>
      of === 'delta' ? { n: 40, median: 8, p90: 14 } : stage === 'decision' ? { n: 6, median: 3, p90: 5 } : undefined;
    expect(forecast({ seen }).steps).toEqual([
      { stage: 'notice', basis: 'delta', n: 40, median: 8, p90: 14 },
      { stage: 'decision', basis: 'authority', n: 6, median: 3, p90: 5 },
    ]);
  });

  it('takes what was spent off the present stage, never below nothing; who is slower than nine in ten is told', () => {
    expect(forecast({ spent: 4 }).days).toEqual({ median: 16, p90: 16 });
    expect(forecast({ spent: 10 })).toMatchObject({ days: { median: 10, p90: 11 }, slow: false });
    expect(forecast({ spent: 30 })).toMatchObject({ days: { median: 10, p90: 11 }, slow: true });
  });

  it('begins with the correction and then goes the whole way', () => {
    expect(forecast({ stage: 'correction' }).steps.map(({ stage }) => stage)).toEqual([
      'correction',
      'screening',
      'review',
      'sharing',
      'panel',
      'conditions',
      'notice',
      'decision',
    ]);
  });

  it('is provisional past the last notice of holidays', () => {
    expect(forecast({ stage: 'screening' }).provisional).toBe(true);
    expect(forecast({ stage: 'decision' }).provisional).toBe(false);
  });

  it('is never today or before', () => {
    const none = (): Spread => ({ n: 9, median: 0, p90: 0 });
    expect(forecast({ seen: none }).from > '2026-11-23').toBe(true);
  });

  it.each([
    [{ closed: true }, 'closed'],
    [{ holding: true }, 'held'],
    [{ stage: 'draft' }, 'not-filed'],
    [{ stage: 'signing' }, 'not-filed'],
    [{ stage: 'declined' }, 'off-the-way'],
    [{ stage: 'registered' }, 'off-the-way'],
  ] as const)('there is none: %j', (more, why) => expect(forecastRegistration(input(more), calendar)).toBe(why));
});
