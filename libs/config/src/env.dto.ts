import { Expose } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

export const PROCESS_NAMES = ['api', 'worker', 'cli'] as const;
export const MODES = ['demo', 'production'] as const;
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const POSTGRES = /^postgres(ql)?:\/\/[^\s/]+\/[^\s/?]+(\?\S*)?$/;
const POSTGRES_MESSAGE = '应为 postgres://用户:密码@主机:端口/库 / must be postgres://user:password@host:port/database';
/** Up to thirty waits, each 1 to 999999. */
const WAITS = /^[1-9]\d{0,5}(,[1-9]\d{0,5}){0,29}$/;
const WAITS_MESSAGE =
  '应为以逗号分隔的等待时间，1–999999 的整数，最多 30 个 / must be waits separated by commas, whole numbers from 1 to 999999, at most 30';
/** Well below LONGEST_LEASE_MS of libs/workflow: a hold that ends later counts as written by a clock that was ahead. */
const LONGEST_HOLD_SECONDS = 1_800;
/** A sender: an address, or a name before it in angle brackets. */
export const SENDER = /^(?:([^<>\r\n]{0,100})<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/;

function WholeNumber(least: number, most: number): PropertyDecorator {
  const message = `应为 ${least}–${most} 的整数 / must be a whole number from ${least} to ${most}`;
  return applyAll(IsInt({ message }), Min(least, { message }), Max(most, { message }));
}

function applyAll(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/**
 * The environment variables Sandbar reads, as text turned into numbers where a number is meant. Each message is the remedy: it never
 * repeats the value, which may be a password. `.env.example` lists the same names; a test compares the two.
 */
export class EnvDto {
  @Expose()
  @IsOptional()
  @IsString()
  SANDBAR_DATA_DIR?: string;

  @Expose()
  @IsOptional()
  @IsIn(MODES, { message: '应为 demo 或 production / must be demo or production' })
  SANDBAR_MODE?: (typeof MODES)[number];

  @Expose()
  @IsOptional()
  @WholeNumber(0, 65535)
  PORT?: number;

  @Expose()
  @IsOptional()
  @Matches(/^[A-Za-z0-9.:_-]+$/, {
    message: '应为监听的主机名或地址，例如 0.0.0.0 / must be the host name or address to listen on, such as 0.0.0.0',
  })
  HOST?: string;

  @Expose()
  @IsOptional()
  @IsString()
  PUBLIC_URL?: string;

  @Expose()
  @IsOptional()
  @Matches(POSTGRES, { message: POSTGRES_MESSAGE })
  DATABASE_URL_APP?: string;

  @Expose()
  @IsOptional()
  @Matches(POSTGRES, { message: POSTGRES_MESSAGE })
  DATABASE_URL_SYSTEM?: string;

  @Expose()
  @IsOptional()
  @Matches(POSTGRES, { message: POSTGRES_MESSAGE })
  DATABASE_URL_OWNER?: string;

  @Expose()
  @IsOptional()
  @WholeNumber(2, 100)
  DATABASE_POOL_SIZE?: number;

  @Expose()
  @IsOptional()
  @Matches(/^rediss?:\/\/\S+$/, { message: '应以 redis:// 或 rediss:// 开头 / must begin with redis:// or rediss://' })
  REDIS_URL?: string;

  @Expose()
  @IsOptional()
  @IsString()
  REDIS_SENTINELS?: string;

  @Expose()
  @IsOptional()
  @IsString()
  REDIS_SENTINEL_NAME?: string;

  @Expose()
  @IsOptional()
  @IsString()
  REDIS_SENTINEL_PASSWORD?: string;

  @Expose()
  @IsOptional()
  @IsString()
  REDIS_CLUSTER?: string;

  @Expose()
  @IsOptional()
  @IsString()
  REDIS_USERNAME?: string;

  @Expose()
  @IsOptional()
  @IsString()
  REDIS_PASSWORD?: string;

  @Expose()
  @IsOptional()
  @IsIn(['true', 'false'], { message: '应为 true 或 false / must be true or false' })
  REDIS_TLS?: 'true' | 'false';

  @Expose()
  @IsOptional()
  @IsString()
  REDIS_CA_FILE?: string;

  @Expose()
  @IsOptional()
  @Matches(/^(?=.{1,64}$)[A-Za-z0-9._-]*(\{[A-Za-z0-9._-]+\})?[A-Za-z0-9._-]*$/, {
    message: '应为字母、数字及 . _ - 组成的前缀 / must be a prefix of letters, digits, and . _ -',
  })
  REDIS_PREFIX?: string;

  @Expose()
  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/, {
    message:
      '应为32字节的 base64（可用 openssl rand -base64 32 生成），多个以逗号分隔 / must be 32 bytes in base64 (openssl rand -base64 32), several separated by commas',
  })
  SECRETS_KEY?: string;

  @Expose()
  @IsOptional()
  @Matches(/^(https:\/\/[^\s?#]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/[^\s?#]*)?)$/, {
    message: '应为 https:// 开头的签发者地址；只有本机可用 http / must be the issuer, an https address; http only on this machine',
  })
  OIDC_ISSUER?: string;

  @Expose()
  @IsOptional()
  @IsString()
  OIDC_CLIENT_ID?: string;

  @Expose()
  @IsOptional()
  @IsString()
  OIDC_CLIENT_SECRET?: string;

  @Expose()
  @IsOptional()
  @IsString()
  OIDC_NAME?: string;

  @Expose()
  @IsOptional()
  @IsString()
  WORKER_HEARTBEAT_FILE?: string;

  @Expose()
  @IsOptional()
  @Matches(/^smtps?:\/\/[^\s/]+\/?$/, {
    message: '应为 smtp:// 或 smtps:// 开头的服务器地址 / must be smtp://server:port or smtps://server:port',
  })
  SMTP_URL?: string;

  @Expose()
  @IsOptional()
  @Matches(SENDER, { message: '应为 name@host 或 名称 <name@host> / must be name@host or Name <name@host>' })
  SMTP_FROM?: string;

  @Expose()
  @IsOptional()
  @Matches(/^-----BEGIN CERTIFICATE-----/, {
    message: '应为 PEM 证书，通常以 SMTP_CA_FILE 给出其文件 / must be a certificate in PEM, usually given by its file as SMTP_CA_FILE',
  })
  SMTP_CA?: string;

  @Expose()
  @IsOptional()
  @IsString()
  MAIL_BOUNCE_DIR?: string;

  @Expose()
  @IsOptional()
  @Matches(WAITS, { message: WAITS_MESSAGE })
  MAIL_RETRY_MINUTES?: string;

  @Expose()
  @IsOptional()
  @WholeNumber(90, LONGEST_HOLD_SECONDS)
  MAIL_HOLD_SECONDS?: number;

  @Expose()
  @IsOptional()
  @Matches(WAITS, { message: WAITS_MESSAGE })
  WEBHOOK_RETRY_SECONDS?: string;

  @Expose()
  @IsOptional()
  @WholeNumber(20, LONGEST_HOLD_SECONDS)
  WEBHOOK_HOLD_SECONDS?: number;

  @Expose()
  @IsOptional()
  @WholeNumber(1, 8760)
  WEBHOOK_FAILING_HOURS?: number;

  @Expose()
  @IsOptional()
  @IsIn(['true', 'false'], { message: '应为 true 或 false / must be true or false' })
  WEBHOOK_LOOPBACK?: 'true' | 'false';

  @Expose()
  @IsOptional()
  @WholeNumber(0, 65535)
  METRICS_PORT?: number;

  @Expose()
  @IsOptional()
  @Matches(/^[\x21-\x7e]{16,200}$/, {
    message: '应为 16–200 个可见 ASCII 字符 / must be 16 to 200 visible ASCII characters',
  })
  METRICS_TOKEN?: string;

  @Expose()
  @IsOptional()
  @Matches(/^https?:\/\/[^\s?#]+$/, {
    message:
      '应为 OTLP/HTTP 接收端地址，例如 http://localhost:4318 / must be the address of an OTLP receiver over HTTP, such as http://localhost:4318',
  })
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  @Expose()
  @IsOptional()
  @IsIn(LOG_LEVELS, { message: `应为 ${LOG_LEVELS.join('、')} 之一 / must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL?: (typeof LOG_LEVELS)[number];

  @Expose()
  @IsOptional()
  @WholeNumber(1, 1000000)
  RATE_LIMIT_PER_MINUTE?: number;

  @Expose()
  @IsOptional()
  @WholeNumber(0, 10)
  TRUSTED_PROXIES?: number;
}

/** The variables whose text is a number. */
export const NUMERIC_VARIABLES = [
  'PORT',
  'METRICS_PORT',
  'DATABASE_POOL_SIZE',
  'RATE_LIMIT_PER_MINUTE',
  'TRUSTED_PROXIES',
  'MAIL_HOLD_SECONDS',
  'WEBHOOK_HOLD_SECONDS',
  'WEBHOOK_FAILING_HOURS',
] as const;
