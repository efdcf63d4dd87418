import { join, resolve } from 'node:path';
import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import type { Config, DatabaseUrls, ProcessName } from './config.js';
import { ConfigError } from './config.error.js';
import { EnvDto, NUMERIC_VARIABLES, SENDER } from './env.dto.js';
import { readSecretFiles } from './secret-files.js';
import { PUBLIC_URL_REMEDY, findPublicOrigin } from './public-url.js';
import { readRedis } from './redis.js';
import { retriesOf } from './retries.js';

export type Environment = Readonly<Record<string, string | undefined>>;

// The compiled file lies one level deeper than the source.
const COMPILED = join('dist', 'libs', 'config', 'src');
const CHECKOUT = resolve(import.meta.dirname, '..', '..', '..', import.meta.dirname.endsWith(COMPILED) ? '..' : '.');
const DATABASE_VARIABLES = ['DATABASE_URL_APP', 'DATABASE_URL_SYSTEM', 'DATABASE_URL_OWNER'] as const;

/**
 * Reads the environment once, for what one process needs.
 * @param process which process asks; api and worker need their database addresses (`sandbar start` sets them)
 * @param given variables by name, or by `NAME_FILE` the file that holds the value; an empty text counts as absent
 * @returns frozen through and through
 * @throws ConfigError naming every variable at fault, never a value
 */
export function loadConfig(process: ProcessName, given: Environment): Config {
  const { environment, faults } = readSecretFiles(given, variableNames());
  const env = plainToInstance(EnvDto, numbersOf(environment), { excludeExtraneousValues: true, exposeUnsetFields: false });
  faults.push(
    ...validateSync(env, { stopAtFirstError: true }).map(({ property, constraints }) => ({
      variable: property,
      remedy: Object.values(constraints ?? {})[0] ?? '不可用 / cannot be used',
    })),
  );
  const faulty = (variable: string) => faults.some((fault) => fault.variable === variable);

  const port = env.PORT ?? 3000;
  const publicUrl = findPublicOrigin(env.PUBLIC_URL ?? `http://localhost:${faulty('PORT') ? 3000 : port}`);
  if (publicUrl === undefined) faults.push({ variable: 'PUBLIC_URL', remedy: PUBLIC_URL_REMEDY });
  const redis = faulty('REDIS_URL') ? undefined : readRedis(env, faults);
  faults.push(
    ...missingAddresses(process, env).map((variable) => ({
      variable,
      remedy: '缺少，需与其他 DATABASE_URL_* 一起设置 / is missing; set it together with the other DATABASE_URL_*',
    })),
  );
  const mode = env.SANDBAR_MODE ?? (databaseOf(env) === undefined ? 'demo' : 'production');
  if (mode === 'production' && env.WEBHOOK_LOOPBACK === 'true')
    faults.push({
      variable: 'WEBHOOK_LOOPBACK',
      remedy: '仅供测试与演示，production 模式下不得为 true / is for tests and the demo; in production it must not be true',
    });
  faults.push(...oidcFaults(env, mode));
  if (faults.length > 0 || publicUrl === undefined) throw new ConfigError(faults);

  const database = databaseOf(env);
  return deepFreeze<Config>({
    process,
    mode,
    checkout: CHECKOUT,
    dataDir: env.SANDBAR_DATA_DIR === undefined ? resolve(CHECKOUT, '.sandbar') : resolve(env.SANDBAR_DATA_DIR),
    http: {
      port,
      hosts: mode === 'demo' ? ['127.0.0.1', '::1'] : [env.HOST ?? '0.0.0.0'],
      publicUrl,
      trustedProxies: env.TRUSTED_PROXIES ?? 0,
      rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE ?? 600,
    },
    ...(database === undefined ? {} : { database }),
    databasePoolSize: env.DATABASE_POOL_SIZE ?? 10,
    ...mailOf(env),
    retries: structuredClone(retriesOf(env)),
    ...(env.MAIL_BOUNCE_DIR === undefined ? {} : { bounceDir: resolve(env.MAIL_BOUNCE_DIR) }),
    ...(env.WEBHOOK_LOOPBACK === 'true' ? { webhookLoopback: true as const } : {}),
    ...(redis === undefined ? {} : { redis }),
    ...oidcOf(env),
    secretsKeys: env.SECRETS_KEY?.split(',') ?? [],
    ...(env.WORKER_HEARTBEAT_FILE === undefined ? {} : { workerHeartbeatFile: resolve(env.WORKER_HEARTBEAT_FILE) }),
    telemetry: {
      ...(env.METRICS_TOKEN === undefined ? {} : { metricsToken: env.METRICS_TOKEN }),
      ...(env.METRICS_PORT === undefined ? {} : { metricsPort: env.METRICS_PORT }),
      ...(env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? {} : { tracesTo: env.OTEL_EXPORTER_OTLP_ENDPOINT }),
    },
    logLevel: env.LOG_LEVEL ?? 'info',
    ...(environment['npm_lifecycle_event'] === undefined ? {} : { npmScript: environment['npm_lifecycle_event'] }),
  });
}

/** The names of all variables: those of EnvDto. */
export function variableNames(): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(EnvDto, '', false, false);
  return [...new Set(rules.map((rule) => rule.propertyName))];
}

function numbersOf(environment: Environment): Record<string, unknown> {
  const given = Object.entries(environment).filter(([, text]) => text !== undefined && text !== '');
  const numeric = new Set<string>(NUMERIC_VARIABLES);
  // Number('0x10') and Number(' 7 ') are numbers too, but nobody means them: only digits count.
  return Object.fromEntries(given.map(([name, text]) => [name, numeric.has(name) && /^\d+$/.test(text ?? '') ? Number(text) : text]));
}

function missingAddresses(process: ProcessName, env: EnvDto): string[] {
  const given = DATABASE_VARIABLES.filter((name) => env[name] !== undefined);
  if (process === 'cli') return given.length === 0 ? [] : DATABASE_VARIABLES.filter((name) => env[name] === undefined);
  return DATABASE_VARIABLES.filter((name) => name !== 'DATABASE_URL_OWNER' && env[name] === undefined);
}

function mailOf(env: EnvDto): Pick<Config, 'mail'> {
  if (env.SMTP_URL === undefined) return {};
  const [, name = '', named, bare] = SENDER.exec(env.SMTP_FROM ?? '') ?? [];
  const address = named ?? bare;
  return {
    mail: {
      url: env.SMTP_URL,
      ...(address === undefined ? {} : { from: { name: name.trim(), address } }),
      ...(env.SMTP_CA === undefined ? {} : { ca: env.SMTP_CA }),
    },
  };
}

function databaseOf(env: EnvDto): DatabaseUrls | undefined {
  if (env.DATABASE_URL_APP === undefined || env.DATABASE_URL_SYSTEM === undefined) return undefined;
  const owner = env.DATABASE_URL_OWNER;
  return { app: env.DATABASE_URL_APP, system: env.DATABASE_URL_SYSTEM, ...(owner === undefined ? {} : { owner }) };
}

function oidcFaults(env: EnvDto, mode: Config['mode']): { variable: string; remedy: string }[] {
  if (env.OIDC_ISSUER === undefined) return [];
  const needed = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', ...(mode === 'production' ? (['SECRETS_KEY'] as const) : [])] as const;
  return needed
    .filter((name) => env[name] === undefined)
    .map((variable) => ({ variable, remedy: '设置了 OIDC_ISSUER 时必填 / is needed where OIDC_ISSUER is set' }));
}

function oidcOf(env: EnvDto): Pick<Config, 'oidc'> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return {};
  return { oidc: { issuer, clientId, clientSecret, name: name ?? new URL(issuer).hostname } };
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  return Object.freeze(value);
}
