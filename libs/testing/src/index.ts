export * from './memory/memory-store.js';
export * from './database.js';
export * from './memory/memory-identity-store.js';
export * from './memory/set-clock.js';
export * from './rooms/identity-room.js';
export * from './memory/memory-engine.js';
export * from './given.js';
