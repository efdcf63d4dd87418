import { conflictMatrix, PLAN_RULES, strictest } from './conflict-matrix.js';
import type { PlanFacts, PlanRuleRow } from './conflict-matrix.js';

const plan: PlanFacts = {
  serviceArea: ['33', '31'],
  caps: { users: 5000, amountPerUser: 20_000, amountTotal: null },
  technologies: ['blockchain'],
  hasRetailInvestment: true,
  plannedStart: '2026-10-01',
  plannedEnd: '2027-10-01',
  forecastRegistration: '2026-09-21',
  noticeDays: 5,
  licensedParties: 1,
};
const row = (code: string, value: number, province: PlanRuleRow['province'] = null): PlanRuleRow => ({
  code,
  province,
  value,
  basis: '演示',
});
const verdicts = (rows: readonly PlanRuleRow[], facts: PlanFacts = plan): Record<string, string> =>
  Object.fromEntries(conflictMatrix(facts, rows).map((cell) => [`${cell.province} ${cell.rule}`, cell.verdict]));

describe('conflictMatrix', () => {
  it("puts a province's own row before the baseline and says that it deviates", () => {
    const cells = conflictMatrix(plan, [row('plan.users.maximum', 5000), row('plan.users.maximum', 4999, '33')]);
    expect(cells.map(({ province, required, planned, verdict, deviates }) => [province, required, planned, verdict, deviates])).toEqual([
      ['31', 5000, 5000, 'meets', false],
      ['33', 4999, 5000, 'breaks', true],
    ]);
  });

  it('knows maxima, minima and permissions, on both sides of the limit', () => {
    expect(verdicts([row('clock.notice.published', 5), row('clock.notice.published', 6, '33')])).toEqual({
      '31 clock.notice.published': 'meets',
      '33 clock.notice.published': 'breaks',
    });
    expect(verdicts([row('plan.retail-investment.permitted', 1), row('plan.retail-investment.permitted', 0, '33')])).toEqual({
      '31 plan.retail-investment.permitted': 'meets',
      '33 plan.retail-investment.permitted': 'breaks',
    });
    expect(verdicts([row('plan.technology.blockchain.permitted', 0, '33'), row('plan.technology.5g.permitted', 0, '33')])).toEqual({
      '33 plan.technology.5g.permitted': 'meets',
      '33 plan.technology.blockchain.permitted': 'breaks',
    });
  });

  it('counts days for the test and the time before launch', () => {
    expect(verdicts([row('plan.duration.maximum', 365), row('plan.lead-time.minimum', 10)])).toMatchObject({
      '31 plan.duration.maximum': 'meets',
      '31 plan.lead-time.minimum': 'meets',
    });
    expect(verdicts([row('plan.duration.maximum', 364), row('plan.lead-time.minimum', 11)])).toMatchObject({
      '31 plan.duration.maximum': 'breaks',
      '31 plan.lead-time.minimum': 'breaks',
    });
  });

  it('never calls a rule met on which the plan says nothing', () => {
    const silent: PlanFacts = {
      ...plan,
      caps: { users: null, amountPerUser: null, amountTotal: null },
      technologies: null,
      hasRetailInvestment: null,
      plannedStart: null,
      plannedEnd: null,
      forecastRegistration: null,
      noticeDays: null,
      licensedParties: null,
    };
    const rows = [...Object.keys(PLAN_RULES), 'plan.technology.blockchain.permitted'].map((code) => row(code, 0));
    expect(new Set(conflictMatrix(silent, rows).map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
    expect(conflictMatrix(silent, rows)).toHaveLength(2 * rows.length);
  });

  it('shows provinces of the service area only, and no cell for a rule without a row or without a meaning', () => {
    expect(conflictMatrix(plan, [row('plan.users.maximum', 1, '34'), row('clock.draft', 180), row('toString', 1)])).toEqual([]);
  });

  it('names the value that satisfies every province', () => {
    const rows = [
      row('plan.users.maximum', 9000),
      row('plan.users.maximum', 4000, '33'),
      row('clock.notice.published', 5),
      row('clock.notice.published', 7, '31'),
    ];
    expect(strictest(conflictMatrix(plan, rows))).toEqual({ 'plan.users.maximum': 4000, 'clock.notice.published': 7 });
  });
});
