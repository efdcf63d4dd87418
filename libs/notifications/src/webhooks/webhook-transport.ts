import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { findSafeAddress, type AddressRules, type Resolve } from './safe-address.js';

/** What one attempt met. */
export interface WebhookAnswer {
  /** Null: there was none. */
  readonly status: number | null;
  readonly error: string | null;
  /** Beginning of the body. */
  readonly snippet: string | null;
}
export interface WebhookLimits {
  /** Milliseconds for the whole attempt, looking up the name included. */
  readonly patience: number;
  /** Bytes read of an answer; the rest is not waited for. */
  readonly bytes: number;
  readonly snippet: number;
}
const LIMITS: WebhookLimits = { patience: 10_000, bytes: 4_096, snippet: 500 };

/** PEM of authorities that a test trusts, and where its names lead. */
export interface WebhookTransportOptions extends AddressRules {
  readonly limits?: Partial<WebhookLimits>;
  readonly resolve?: Resolve;
  readonly ca?: string;
}
export type WebhookTransport = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<WebhookAnswer>;

/**
 * POSTs once. The name is looked up and judged, and the connection goes to the very address that was judged; the certificate is still the name's. A redirect is an
 * answer like any other and is not followed. Never throws.
 */
export function webhookTransport(options: WebhookTransportOptions): WebhookTransport {
  const limits = { ...LIMITS, ...options.limits };
  return async (text, headers, body) => {
    const signal = AbortSignal.timeout(limits.patience);
    const safe = await Promise.race([findSafeAddress(text, options, options.resolve), timeUp(signal)]);
    if (typeof safe === 'string') return { status: null, error: safe, snippet: null };
    const { url, address } = safe;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const sent = {
      host: address,
      port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      agent: false as const,
      headers: {
        ...headers,
        host: url.host,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Sandbar-Webhooks/1',
      },
      signal,
    };
    return new Promise<WebhookAnswer>((resolve) => {
      const failed = (fault: Error): void => resolve({ status: null, error: reasonOf(fault), snippet: null });
      const request =
        url.protocol === 'https:'
          ? secure({ ...sent, ...(isIP(host) === 0 ? { servername: host } : {}), ...(options.ca === undefined ? {} : { ca: options.ca }) })
          : plain(sent);
      request.on('error', failed);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const done = (error: string | null): void => {
          const snippet = Buffer.concat(chunks).toString('utf8').replaceAll('\u0000', '').slice(0, limits.snippet);
          resolve({ status: response.statusCode ?? null, error, snippet });
          request.destroy();
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk.subarray(0, limits.bytes - size));
          size += chunk.length;
          if (size >= limits.bytes) done(null);
        });
        response.on('end', () => done(null));
        response.on('error', (fault) => done(reasonOf(fault)));
      });
      request.end(body);
    });
  };
}

/** Looking a name up cannot be broken off, only left behind: some resolvers take half a minute. */
const timeUp = (signal: AbortSignal): Promise<'timeout'> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve('timeout'), { once: true }));

/** A word for the log; nothing of our network. */
function reasonOf(fault: Error & { readonly code?: unknown }): string {
  if (fault.name === 'TimeoutError' || fault.name === 'AbortError') return 'timeout';
  return typeof fault.code === 'string' ? fault.code : fault.name;
}
