export * from './memory/memory-store.js';
