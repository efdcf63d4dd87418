export * from './clock.port.js';
export * from './rule-table.port.js';
export * from './policy.port.js';
export * from './unit-of-work.port.js';
export * from './identity.port.js';
export * from './notifications.port.js';
export * from './verify.port.js';
export * from './outbox.port.js';
