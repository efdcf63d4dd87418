export * from './memory/memory-store.js';
export * from './database.js';
export * from './memory/memory-identity-store.js';
export * from './memory/memory-delegations.js';
export * from './memory/memory-session-store.js';
export * from './memory/memory-api-keys.js';
export * from './memory/set-clock.js';
export * from './rooms/identity-room.js';
export * from './memory/memory-engine.js';
export * from './given.js';
export * from './memory/memory-notifications.js';
export * from './memory/memory-preferences.js';
export * from './memory/memory-webhooks.js';
export * from './rooms/notification-room.js';
export * from './contracts/identity-store.contract.js';
// The compiled fault client uses these two, and this lib is not compiled.
export * from '../../../test/faults/redis/test-redis.js';
export * from '../../../test/faults/redis/fault-proxy.js';
