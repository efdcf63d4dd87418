export * from './system-clock.js';
export { createLogger } from './log/logger.js';
export type { Logger, LogLevel } from './log/logger.js';
export { REDACTED_PATHS } from './log/redacted.js';
export { findTraceId, newTraceId, traceIdOf, withTrace } from './trace/trace-id.js';
export { judgeHealth } from './health/health.js';
export type { HealthCheck, HealthReport } from './health/health.js';
