export * from './sharing-leg.payloads.js';
export * from './sharing-leg.events.js';
export type { AnswerKind, LegContext, PreparedAnswer } from './sharing-leg.context.js';
export { legFacts, legReactions } from './sharing-leg.facts.js';
export type { LegFact } from './sharing-leg.facts.js';
export * from './sharing-leg.definition.js';
