import type { LOG_LEVELS, MODES, PROCESS_NAMES } from './env.dto.js';
import type { RedisConfig } from './redis.js';
import type { Retries } from './retries.js';

export type ProcessName = (typeof PROCESS_NAMES)[number];
export type Mode = (typeof MODES)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Connection strings of the three database roles. `owner` is there only for what migrates. */
export interface DatabaseUrls {
  readonly app: string;
  readonly system: string;
  readonly owner?: string;
}

/** Everything a process of Sandbar is told from outside, checked, defaulted and frozen. */
export interface Config {
  readonly process: ProcessName;
  readonly mode: Mode;
  /** Absolute path of the checkout that the running code belongs to. */
  readonly checkout: string;
  /** Absolute path of the directory that holds everything kept on disk. */
  readonly dataDir: string;
  readonly http: {
    /** 0 asks the system for a free port. */
    readonly port: number;
    /** What to listen on; demo mode answers this machine only. */
    readonly hosts: readonly string[];
    /** Origin without a trailing slash; https, or http on this machine. */
    readonly publicUrl: string;
    /** How many proxies before us may be believed about the client's address. */
    readonly trustedProxies: number;
    readonly rateLimitPerMinute: number;
  };
  /** Undefined: the embedded database, which `sandbar start` runs. */
  readonly database?: DatabaseUrls;
  /** Connections of one process to the database. */
  readonly databasePoolSize: number;
  /** Undefined: jobs travel through the database itself. */
  readonly redis?: RedisConfig;
  /** True: webhooks may call this machine, without TLS; for tests and the demo, production refuses it. */
  readonly webhookLoopback?: true;
  /** Undefined: e-mails are filed as .eml in the data directory. */
  readonly mail?: {
    /** smtp: (STARTTLS is required unless the server is this machine) or smtps:. */
    readonly url: string;
    readonly from?: { readonly name: string; readonly address: string };
    /** PEM of the authority that signed the server's certificate. */
    readonly ca?: string;
  };
  readonly retries: Retries;
  /** Absolute path of the maildir to which bounces come; undefined: they are handed over by `sandbar mail bounce` only. */
  readonly bounceDir?: string;
  /** Undefined: people sign in here only. */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly name: string };
  /** Base64 of 32 bytes each: the first encrypts stored secrets, all decrypt. Empty: the demo makes its own, production stores no secret. */
  readonly secretsKeys: readonly string[];
  /** Absolute path of a file that the worker touches every few seconds: what a container's health check looks at. */
  readonly workerHeartbeatFile?: string;
  readonly telemetry: {
    /** What a scraper must bring; undefined: only this machine may read the metrics. */
    readonly metricsToken?: string;
    /** Port of the worker's own answers (metrics, health); undefined: it listens to nobody. 0 takes a free one. */
    readonly metricsPort?: number;
    /** Receiver of traces (OTLP over HTTP); undefined: nothing is traced. */
    readonly tracesTo?: string;
  };
  readonly logLevel: LogLevel;
  /** The script that npm runs us for, as `start`; undefined when npm has no part in it. */
  readonly npmScript?: string;
}
