export * from './sharing-package.payloads.js';
export * from './sharing-package.events.js';
export type { ByProvince, Disclosure, PackageContext, RecordedAnswer, ReportedProgress, Resolution } from './sharing-package.context.js';
export * from './settlement.js';
export { packageFacts, packageReactions } from './sharing-package.facts.js';
export type { PackageFact } from './sharing-package.facts.js';
export * from './sharing-package.definition.js';
export * from './conflict-matrix.js';
export * from './label.js';
