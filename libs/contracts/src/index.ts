export * from './fields/index.js';
export * from './commands/index.js';
export * from './problems/index.js';
export * from './glossary/glossary.js';
export * from './glossary/notification-types.js';
export * from './views/index.js';
