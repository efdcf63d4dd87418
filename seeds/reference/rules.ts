import type { RuleRow } from './reference-data.js';
import { applicationRules } from './rules-application.js';
import { checklistRules } from './rules-checklists.js';
import { deviations } from './rules-deviations.js';
import { limitRules } from './rules-limits.js';
import { securityRules } from './rules-security.js';
import { sharingRules } from './rules-sharing.js';

/** The rule table as shipped: one baseline row a code, then the deviations. */
export const rules: readonly RuleRow[] = [
  ...applicationRules,
  ...sharingRules,
  ...limitRules,
  ...securityRules,
  ...checklistRules,
  ...deviations,
];
