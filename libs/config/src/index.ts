export type { Config, DatabaseUrls, LogLevel, Mode, ProcessName } from './config.js';
export { ConfigError, type ConfigFault } from './config.error.js';
export { environmentFor, readEnvironment } from './environment.js';
export { loadConfig, variableNames, type Environment } from './load-config.js';
export { findPublicOrigin } from './public-url.js';
export { FILE_SUFFIX } from './secret-files.js';
export type { RedisConfig, RedisNode } from './redis.js';
export { DEFAULT_RETRIES, type Retries } from './retries.js';
