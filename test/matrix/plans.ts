import type { MatrixPlan } from './matrix.js';
import { PILOT_PLAN } from './pilot-application.plan.js';
import { LEG_PLAN } from './sharing-leg.plan.js';
import { PACKAGE_PLAN } from './sharing-package.plan.js';

/** One plan a kind of case; each has a reviewed csv beside it. */
export const PLANS: readonly MatrixPlan[] = [PILOT_PLAN, PACKAGE_PLAN, LEG_PLAN];
