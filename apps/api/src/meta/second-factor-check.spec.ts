import { referenceRuleTable, SetClock } from '@sandbar/testing';
import type { RuleSet } from '@sandbar/workflow';
import { secondFactorCheck } from './second-factor-check.js';

const CLOCK = new SetClock('2026-09-01T01:00:00.000Z');

describe('the health check of second factors', () => {
  it('is down only where the rules ask for what nobody can set up', async () => {
    const nobody = { current: () => Promise.resolve({ find: () => undefined } as unknown as RuleSet) };
    expect(await secondFactorCheck(referenceRuleTable, CLOCK, true).check()).toEqual({ asked: true });
    expect(await secondFactorCheck(nobody, CLOCK, false).check()).toEqual({ asked: false });
    const missing = secondFactorCheck(referenceRuleTable, CLOCK, false);
    expect(missing.advisory).toBe(true);
    await expect(missing.check()).rejects.toThrow(/SECRETS_KEY/);
  });
});
