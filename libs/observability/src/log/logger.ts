import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { findTraceId } from '../trace/trace-id.js';
import { REDACTED_PATHS } from './redacted.js';

export type { Logger } from 'pino';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/**
 * The logger of a process: one JSON object a line on stdout, with the trace id of what runs, never a secret (redacted.ts).
 * @param process name of the process, for example `api`
 * @param destination where the lines go instead of stdout
 */
export function createLogger(process: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'message',
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...REDACTED_PATHS], censor: '[redacted]' },
    mixin: () => {
      const traceId = findTraceId();
      return traceId === undefined ? {} : { traceId };
    },
    serializers: { error: plainError, err: plainError },
  };
  // A killed process must not lose its last line: stdout is written in step.
  return destination === undefined ? pino(options, pino.destination({ dest: 1, sync: true })) : pino(options, destination);
}

/**
 * What a log line says of an error: never its other properties, since drivers put statements, parameters and rows there (ASVS 16.2.5).
 */
function plainError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : 'not an Error' };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  };
}
