import type { Role } from '@sandbar/domain';
import type { RuleSet } from '@sandbar/workflow';

/** Code of the row that says whether a role's holders must sign in with a one-time code: 1 they must, 0 they need not. */
export const secondFactorRule = (role: Role): string => `second-factor.${role}`;

/** Whether one of the roles asks for an authenticator, by the rule table; an authority's own row stands before the baseline, a role without a row asks for none. */
export function needsSecondFactor(rules: RuleSet, roles: readonly Role[], authority: string | null, at: string): boolean {
  return roles.some((role) => (rules.find(secondFactorRule(role), authority, at)?.value ?? 0) > 0);
}
