export * from './memory/memory-store.js';
export * from './database.js';
