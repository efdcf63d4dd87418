import type { Clock, SecretBox, WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookOutcome, WebhookStore } from '@sandbar/workflow';
import { webhookHeaders } from './sign-webhook.js';
import type { WebhookTransport } from './webhook-transport.js';

const HOUR_MS = 3_600_000;

/** How long an endpoint that does not take what is sent is borne with. */
export interface WebhookPatience {
  /** Seconds to wait after the n-th failed attempt; after as many the delivery is dead. */
  readonly waits: readonly number[];
  /** A process that has a webhook in its hands longer than so many seconds counts as dead; the transport gives up well before. */
  readonly holdSeconds: number;
  /** Hours without a success after which the endpoint is switched off. */
  readonly failingHours: number;
}

export const secretPurpose = (endpoint: string): string => `webhook:${endpoint}`;

export type Couriered =
  | { readonly over: true }
  | { readonly over: false; readonly busyUntil: string }
  | {
      readonly delivery: WebhookDelivery;
      readonly endpoint: WebhookEndpoint;
      readonly log: WebhookAttempt;
      readonly outcome: WebhookOutcome;
    };

/** Carries webhooks out, one attempt at a time. */
export class WebhookCourier {
  constructor(
    private readonly store: Pick<WebhookStore, 'claim'>,
    private readonly box: SecretBox,
    private readonly transport: WebhookTransport,
    private readonly clock: Clock,
    private readonly patience: WebhookPatience,
  ) {}

  /** Claims the delivery, signs and sends it, outside of any transaction. */
  async attempt(id: string): Promise<Couriered> {
    const at = this.clock.now();
    const claimed = await this.store.claim(id, at, new Date(Date.parse(at) + this.patience.holdSeconds * 1_000).toISOString());
    if (claimed === undefined) return { over: true };
    if ('busyUntil' in claimed) return { over: false, busyUntil: claimed.busyUntil };
    const { delivery, endpoint } = claimed;
    const begun = process.hrtime.bigint();
    const answer =
      endpoint.state === 'active' ? await this.send(delivery, endpoint, at) : { status: null, error: 'endpoint.disabled', snippet: null };
    const milliseconds = Number((process.hrtime.bigint() - begun) / 1_000_000n);
    const log = { attempt: delivery.attempt, at: this.clock.now(), milliseconds, ...answer };
    return { delivery, endpoint, log, outcome: outcomeOf(log, endpoint, this.patience) };
  }

  private async send(delivery: WebhookDelivery, endpoint: WebhookEndpoint, at: string) {
    const rotating = endpoint.previousSecret !== null && endpoint.previousUntil !== null && at < endpoint.previousUntil;
    const sealed = rotating ? [endpoint.sealedSecret, endpoint.previousSecret!] : [endpoint.sealedSecret];
    const secrets = sealed.map((one) => this.box.open(one, secretPurpose(endpoint.id)));
    return this.transport(endpoint.url, webhookHeaders(delivery.id, delivery.body, secrets, at), delivery.body);
  }
}

/** 2xx delivers; 410 says that nobody wants this any more; everything else is tried again until the waits are used up. */
function outcomeOf(
  { status, error, attempt, at }: WebhookAttempt,
  { failingSince }: WebhookEndpoint,
  { waits, failingHours }: WebhookPatience,
): WebhookOutcome {
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
  if (error === 'endpoint.disabled') return { state: 'dead' };
  if (status === 410) return { state: 'dead', disable: 'gone' };
  const failing =
    failingSince !== null && Date.parse(at) - Date.parse(failingSince) >= failingHours * HOUR_MS ? { disable: 'failing' } : {};
  // A replay begins its waits anew: the attempts before it count no more than one round.
  const wait = waits[(attempt - 1) % (waits.length + 1)];
  if (wait === undefined || 'disable' in failing) return { state: 'dead', ...failing };
  return { state: 'pending', retryAt: new Date(Date.parse(at) + wait * 1_000).toISOString() };
}
