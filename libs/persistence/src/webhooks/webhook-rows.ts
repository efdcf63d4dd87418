import type { WebhookDelivery, WebhookEndpoint, WebhookState } from '@sandbar/workflow';
import { toInstant, toInstantOrNull } from '../session/instant.js';

export interface EndpointColumns extends Record<string, unknown> {
  id: string;
  organisation_id: string | null;
  authority_id: string | null;
  url: string;
  types: string[];
  secret: string;
  previous_secret: string | null;
  previous_until: Date | null;
  state: WebhookEndpoint['state'];
  disabled_reason: string | null;
  created_by: string;
  created_at: Date;
  failing_since: Date | null;
}
export interface DeliveryColumns extends Record<string, unknown> {
  id: string;
  endpoint_id: string;
  type: string;
  case_id: string;
  body: string;
  state: WebhookState;
  attempt: number;
  created_at: Date;
  settled_at: Date | null;
}

export function toEndpoint(row: EndpointColumns): WebhookEndpoint {
  return {
    id: row.id,
    organisation: row.organisation_id,
    authority: row.authority_id,
    url: row.url,
    types: row.types,
    sealedSecret: row.secret,
    previousSecret: row.previous_secret,
    previousUntil: toInstantOrNull(row.previous_until),
    state: row.state,
    disabledReason: row.disabled_reason,
    createdBy: row.created_by,
    createdAt: toInstant(row.created_at),
    failingSince: toInstantOrNull(row.failing_since),
  };
}

export function toDelivery(row: DeliveryColumns): WebhookDelivery {
  return {
    id: row.id,
    endpoint: row.endpoint_id,
    type: row.type,
    caseId: row.case_id,
    body: row.body,
    state: row.state,
    attempt: row.attempt,
    createdAt: toInstant(row.created_at),
    settledAt: toInstantOrNull(row.settled_at),
  };
}
