import type { JsonSchema } from '@sandbar/contracts';
import { data, instant, list, object, orNull, text, uuid, whole } from './schema-parts.js';

const endpoint = {
  id: uuid,
  url: text,
  types: list(text),
  state: { enum: ['active', 'disabled'] },
  disabledReason: orNull(text),
  failingSince: orNull(instant),
  createdAt: instant,
  rotatingUntil: orNull(instant),
};
const attempt = object({
  attempt: whole,
  at: instant,
  status: orNull(whole),
  milliseconds: whole,
  error: orNull(text),
  snippet: orNull(text),
});

/** What the API says of webhooks. */
export const WEBHOOK_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Webhook: object(endpoint),
  Webhooks: data(object(endpoint)),
  NewWebhook: object({ ...endpoint, secret: text }),
  WebhookSecret: object({ secret: text, rotatingUntil: instant }),
  WebhookReplay: object({ id: uuid }),
  WebhookDeliveries: data(
    object({
      id: uuid,
      type: text,
      caseId: uuid,
      body: { type: 'object' },
      state: { enum: ['pending', 'sending', 'delivered', 'dead'] },
      attempt: whole,
      createdAt: instant,
      settledAt: orNull(instant),
      log: list(attempt),
    }),
  ),
};
