export * from './kernel/index.js';
export * from './pilot-application/pilot-application.payloads.js';
export * from './pilot-application/pilot-application.events.js';
export * from './sharing-package/sharing-package.payloads.js';
export * from './sharing-package/sharing-package.events.js';
export * from './sharing-leg/sharing-leg.payloads.js';
export * from './sharing-leg/sharing-leg.events.js';
