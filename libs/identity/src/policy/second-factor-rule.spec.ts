import type { Role } from '@sandbar/domain';
import { referenceRuleTable } from '@sandbar/testing';
import type { RuleSet } from '@sandbar/workflow';
import { needsSecondFactor } from './second-factor-rule.js';

const AT = '2026-09-01T01:00:00.000Z';

describe('who must sign in with a one-time code', () => {
  it.each<[readonly Role[], boolean]>([
    [['decider'], true],
    [['head'], true],
    [['applicant', 'security-administrator'], true],
    [['signatory'], false],
    [['applicant'], false],
    [[], false],
  ])('the rule table says it of %j: %s', async (roles, must) => {
    expect(needsSecondFactor(await referenceRuleTable.current(), roles, null, AT)).toBe(must);
  });

  it('an authority may ask it of its own people', () => {
    const rules: RuleSet = {
      ...({} as RuleSet),
      find: (code, authority) => (code === 'second-factor.coordinator' && authority === 'strict' ? ({ value: 1 } as never) : undefined),
    };
    expect([null, 'strict', 'other'].map((authority) => needsSecondFactor(rules, ['coordinator'], authority, AT))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
