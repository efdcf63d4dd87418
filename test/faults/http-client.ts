import { setTimeout as pause } from 'node:timers/promises';
import type { Numbers } from './numbers.js';
import { pick } from './numbers.js';

const REQUEST_MS = 15_000;
const LONGEST_PAUSE_MS = 250;
const ATTEMPTS = 400;

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** How often the request was sent until somebody answered. */
  readonly attempts: number;
}
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly cookie: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Sends a request again, the same, until it is answered, to one or another of the servers: a lost connection and a server that is not there say nothing
 * about the command.
 */
export class HttpClient {
  constructor(
    private readonly origins: readonly string[],
    private readonly numbers: Numbers,
  ) {}

  /** @throws Error when nobody answers after so many attempts, or with a status that the server should never give */
  async ask(request: Request): Promise<Reply> {
    for (let attempts = 1; attempts <= ATTEMPTS; attempts += 1) {
      const answer = await this.once(request);
      if (answer !== undefined) return { ...answer, attempts };
      await pause(20 + this.numbers(LONGEST_PAUSE_MS));
    }
    throw new Error(`no answer to ${request.method} ${request.path} after ${ATTEMPTS} attempts`);
  }

  private async once({ method, path, cookie, headers = {}, body }: Request): Promise<Omit<Reply, 'attempts'> | undefined> {
    const origin = pick(this.numbers, this.origins);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${origin}${path}`, {
        method,
        headers: { cookie, origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      text = await response.text();
    } catch {
      return undefined;
    }
    if (response.status === 503 || response.status === 429) return undefined;
    if (response.status >= 500) throw new Error(`${method} ${path} was answered ${response.status}: ${text.slice(0, 500)}`);
    return { status: response.status, body: JSON.parse(text) as Reply['body'] };
  }
}
