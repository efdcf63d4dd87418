export * from './kernel/index.js';
export * from './pilot-application/index.js';
export * from './sharing-package/index.js';
export * from './sharing-leg/index.js';
export * from './registry.js';
export * from './next-steps.js';
