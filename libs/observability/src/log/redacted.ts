const SECRETS = [
  'password',
  'newPassword',
  'passwordHash',
  'token',
  'tokenHash',
  'cookie',
  'authorization',
  'secret',
  'contact',
  'set-cookie',
  'databaseUrl',
  'sentinelPassword',
] as const;

/** Members that no log line shows, at the top and up to two levels down. */
export const REDACTED_PATHS: readonly string[] = SECRETS.flatMap((name) => {
  const key = name.includes('-') ? `["${name}"]` : name;
  const below = name.includes('-') ? key : `.${key}`;
  return [key, `*${below}`, `*.*${below}`];
});
