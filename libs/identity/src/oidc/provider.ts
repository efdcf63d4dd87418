import * as client from 'openid-client';

/** An identity provider as the configuration names it. */
export interface Provider {
  /** https, or http on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
}
const SECONDS = 5;

/**
 * The provider as it describes itself now. Asked for each sign-in, which are few: its keys may have changed since the last one, and a token is checked against
 * the keys of today.
 * @throws when it cannot be reached
 */
export function connectTo({ issuer, clientId, clientSecret }: Provider): Promise<client.Configuration> {
  const url = new URL(issuer);
  const insecure = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  // The signature is checked though the token comes by TLS from the provider itself: a proxy between may end TLS.
  const execute = [...insecure, client.enableNonRepudiationChecks];
  return client.discovery(url, clientId, undefined, client.ClientSecretBasic(clientSecret), { execute, timeout: SECONDS });
}

const UNREACHABLE = /^(E[A-Z]+|UND_ERR_\w+|OAUTH_TIMEOUT)$/;

/** Could the provider not be reached, or did it fail? Everything else is a refusal of what the browser brought. The library wraps what went wrong. */
export function isOutage(fault: unknown): boolean {
  for (let at = fault, depth = 0; typeof at === 'object' && at !== null && depth < 5; at = (at as { cause?: unknown }).cause, depth += 1) {
    const { code, status, message } = at as { code?: unknown; status?: unknown; message?: unknown };
    if (message === 'fetch failed' || (typeof status === 'number' && status >= 500)) return true;
    if (typeof code === 'string' && UNREACHABLE.test(code)) return true;
  }
  return false;
}
