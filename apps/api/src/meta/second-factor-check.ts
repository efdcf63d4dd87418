import type { Role } from '@sandbar/domain';
import { ROLES } from '@sandbar/domain';
import { needsSecondFactor } from '@sandbar/identity';
import type { HealthCheck } from '@sandbar/observability';
import type { Clock, RuleTable } from '@sandbar/workflow';

/** Says where the rules ask for authenticators that nobody can set up, because there is no key to seal their secrets with. */
export function secondFactorCheck(rules: Pick<RuleTable, 'current'>, clock: Clock, canSeal: boolean): HealthCheck {
  return {
    name: 'second-factor',
    advisory: true,
    check: async () => {
      const asked = needsSecondFactor(await rules.current(), Object.keys(ROLES) as Role[], null, clock.now());
      if (asked && !canSeal)
        throw new Error('rules second-factor.* ask for an authenticator, and without SECRETS_KEY nobody can set one up');
      return { asked };
    },
  };
}
