export * from './backend.js';
export * from './postgres-backend.js';
export * from './relay.js';
export * from './job-runner.js';
export * from './dispatcher.js';
export * from './worker-host.js';
