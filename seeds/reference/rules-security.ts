import type { Role } from '@sandbar/domain';
import { ROLES } from '@sandbar/domain';
import type { RuleRow } from './reference-data.js';
import { baseline, house } from './rule-row.js';

const BASIS = house('参照 OWASP ASVS 5.0 第 6.3.3 条', 'after OWASP ASVS 5.0, 6.3.3');

const secondFactor = (role: Role, must: 0 | 1): RuleRow => {
  const { zh, en } = ROLES[role];
  return baseline(`second-factor.${role}`, must, 'switch', `${zh}须以动态码登录`, `${en}: must sign in with a one-time code`, BASIS);
};

/** Who must have an authenticator before anything else. A role without a row needs none; an authority may ask more of its own by a deviation. */
export const securityRules: readonly RuleRow[] = [
  secondFactor('decider', 1),
  secondFactor('head', 1),
  secondFactor('security-administrator', 1),
  secondFactor('system-administrator', 0),
  secondFactor('audit-administrator', 0),
  secondFactor('case-administrator', 0),
  secondFactor('unit-administrator', 0),
  secondFactor('signatory', 0),
];
