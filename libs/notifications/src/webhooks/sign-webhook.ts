import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** `whsec_` and 32 random bytes in base64 (Standard Webhooks 1.0.0). */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The three headers of Standard Webhooks 1.0.0.
 * @param secrets all of them sign: two while a secret is being changed
 * @param at instant of the attempt
 */
export function webhookHeaders(id: string, body: string, secrets: readonly string[], at: string): Readonly<Record<string, string>> {
  const when = new Date(at);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(when.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, when, body)).join(' '),
  };
}
