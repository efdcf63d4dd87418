export * from './backend.js';
export * from './postgres-backend.js';
