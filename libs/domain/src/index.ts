export * from './kernel/index.js';
export * from './pilot-application/pilot-application.payloads.js';
export * from './pilot-application/pilot-application.events.js';
export * from './sharing-package/index.js';
export * from './sharing-leg/index.js';
