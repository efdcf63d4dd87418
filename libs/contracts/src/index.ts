export * from './fields/index.js';
export * from './commands/index.js';
