import type { CaseKind } from '@sandbar/domain';
import { APPLICATION_DECISION } from './application-decision.templates.js';
import { APPLICATION_REVIEW } from './application-review.templates.js';
import { LIVE_TEST } from './live-test.templates.js';
import { LEG, PACKAGE } from './sharing.templates.js';
import type { Template } from './template.js';

/** Every template of a fact, by the kind of case. A test holds it exhaustive over the reactions of every definition. */
export const FACT_TEMPLATES: Readonly<Record<CaseKind, Readonly<Record<string, Template>>>> = {
  'pilot-application': { ...APPLICATION_REVIEW, ...APPLICATION_DECISION, ...LIVE_TEST },
  'sharing-package': PACKAGE,
  'sharing-leg': LEG,
};

/** @throws Error for a fact without a template: a test finds it first */
export function getFactTemplate(kind: CaseKind, fact: string): Template {
  const templates = FACT_TEMPLATES[kind];
  const found = Object.hasOwn(templates, fact) ? templates[fact] : undefined;
  if (found === undefined) throw new Error(`No notification template for ${kind} ${fact}`);
  return found;
}
