import { departmentRules } from './acts-department-rules.js';
import { laws } from './acts-laws.js';
import { plansAndLocalActs } from './acts-plans.js';
import { standards } from './acts-standards.js';
import type { ActRow } from './reference-data.js';

/** Everything that the process, a rule or a declaration cites, with what is not sure about it. */
export const standardsAndLaws: readonly ActRow[] = [...standards, ...laws, ...departmentRules, ...plansAndLocalActs];
