/** The firm or the office that an endpoint belongs to: one of the two. */
export interface WebhookOwner {
  readonly organisation: string | null;
  readonly authority: string | null;
}

/** Where an organisation wants to be told of its cases. Secrets are sealed for the purpose `webhook:<id>`. */
export interface WebhookEndpoint extends WebhookOwner {
  readonly id: string;
  readonly url: string;
  /** Event types wanted; empty: all. */
  readonly types: readonly string[];
  readonly sealedSecret: string;
  /** Signs beside the new one until the instant, while a rotation lasts. */
  readonly previousSecret: string | null;
  readonly previousUntil: string | null;
  readonly state: 'active' | 'disabled';
  readonly disabledReason: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  /** Since when nothing was delivered; null: the last attempt went well, or there was none. */
  readonly failingSince: string | null;
}

export type WebhookState = 'pending' | 'sending' | 'delivered' | 'dead';
export interface WebhookDelivery {
  readonly id: string;
  readonly endpoint: string;
  readonly type: string;
  readonly caseId: string;
  /** The JSON that is signed and sent, as it stands. */
  readonly body: string;
  readonly state: WebhookState;
  readonly attempt: number;
  readonly createdAt: string;
  readonly settledAt: string | null;
}
/** One line of the delivery log. */
export interface WebhookAttempt {
  readonly attempt: number;
  readonly at: string;
  /** HTTP status; null: no answer. */
  readonly status: number | null;
  readonly milliseconds: number;
  readonly error: string | null;
  /** Beginning of the answer's body. */
  readonly snippet: string | null;
}
export interface WebhookEvent {
  readonly eventKey: string;
  readonly type: string;
  readonly caseId: string;
  readonly at: string;
}
/** What follows an attempt; `disable` names why the endpoint is switched off. */
export type WebhookOutcome = (
  { readonly state: 'delivered' } | { readonly state: 'pending'; readonly retryAt: string } | { readonly state: 'dead' }
) & { readonly disable?: string };

/** Webhooks in the transaction of a job of the system. */
export interface WebhookTx {
  /** One delivery an event and active endpoint of the organisations in which the persons work; the same event again changes nothing. @param body asked for only where there is an endpoint */
  fanOut(event: WebhookEvent, persons: readonly string[], body: () => Promise<string>): Promise<number>;
  /** Writes the log and what follows; false: another attempt was made since. */
  settle(
    delivery: Pick<WebhookDelivery, 'id' | 'attempt' | 'endpoint' | 'caseId'>,
    log: WebhookAttempt,
    outcome: WebhookOutcome,
  ): Promise<boolean>;
}

/** Each method is one transaction of the system. Whose an endpoint is decides the caller, by the owner it names. */
export interface WebhookStore {
  list(owner: WebhookOwner): Promise<readonly WebhookEndpoint[]>;
  create(endpoint: WebhookEndpoint): Promise<void>;
  find(owner: WebhookOwner, id: string): Promise<WebhookEndpoint | undefined>;
  /** Puts the new secret in, the old one signs on until the instant. */
  rotate(owner: WebhookOwner, id: string, sealed: string, previousUntil: string): Promise<boolean>;
  /** Switches on or off; on: what was failing is forgotten. */
  setState(owner: WebhookOwner, id: string, state: WebhookEndpoint['state'], reason: string | null): Promise<boolean>;
  /** Newest first. */
  listDeliveries(
    owner: WebhookOwner,
    id: string,
    limit: number,
  ): Promise<readonly (WebhookDelivery & { readonly log: readonly WebhookAttempt[] })[]>;
  /** Sends one delivery again under the same id; false: no such delivery, or it is on its way. */
  replay(owner: WebhookOwner, delivery: string, at: string): Promise<boolean>;
  /** Takes the delivery into this process's hands until the instant, as MailQueue.claim does an e-mail. */
  claim(
    id: string,
    now: string,
    until: string,
  ): Promise<{ readonly delivery: WebhookDelivery; readonly endpoint: WebhookEndpoint } | { readonly busyUntil: string } | undefined>;
}
