import type { WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookOwner, WebhookStore } from '@sandbar/workflow';

/** Endpoints in memory, each its owner's only; nothing is delivered but what a test puts there. */
export class MemoryWebhooks implements WebhookStore {
  readonly endpoints = new Map<string, WebhookEndpoint>();
  readonly deliveries = new Map<string, WebhookDelivery & { readonly log: readonly WebhookAttempt[] }>();

  list(owner: WebhookOwner): Promise<readonly WebhookEndpoint[]> {
    return Promise.resolve([...this.endpoints.values()].filter((row) => owns(owner, row)));
  }

  create(endpoint: WebhookEndpoint): Promise<void> {
    this.endpoints.set(endpoint.id, endpoint);
    return Promise.resolve();
  }

  find(owner: WebhookOwner, id: string): Promise<WebhookEndpoint | undefined> {
    const found = this.endpoints.get(id);
    return Promise.resolve(found !== undefined && owns(owner, found) ? found : undefined);
  }

  rotate(owner: WebhookOwner, id: string, sealed: string, previousUntil: string): Promise<boolean> {
    return this.change(owner, id, (row) => ({ ...row, previousSecret: row.sealedSecret, previousUntil, sealedSecret: sealed }));
  }

  setState(owner: WebhookOwner, id: string, state: WebhookEndpoint['state'], disabledReason: string | null): Promise<boolean> {
    return this.change(owner, id, (row) => ({ ...row, state, disabledReason, failingSince: null }));
  }

  listDeliveries(_owner: WebhookOwner, id: string): ReturnType<WebhookStore['listDeliveries']> {
    return Promise.resolve([...this.deliveries.values()].filter(({ endpoint }) => endpoint === id));
  }

  async replay(owner: WebhookOwner, delivery: string): Promise<boolean> {
    const found = this.deliveries.get(delivery);
    if (found === undefined || (found.state !== 'delivered' && found.state !== 'dead')) return false;
    if ((await this.find(owner, found.endpoint)) === undefined) return false;
    this.deliveries.set(delivery, { ...found, state: 'pending', settledAt: null });
    return true;
  }

  claim(): ReturnType<WebhookStore['claim']> {
    return Promise.resolve(undefined);
  }

  private async change(owner: WebhookOwner, id: string, how: (row: WebhookEndpoint) => WebhookEndpoint): Promise<boolean> {
    const found = await this.find(owner, id);
    if (found !== undefined) this.endpoints.set(id, how(found));
    return found !== undefined;
  }
}

const owns = (owner: WebhookOwner, row: WebhookOwner): boolean =>
  (owner.organisation !== null && owner.organisation === row.organisation) ||
  (owner.authority !== null && owner.authority === row.authority);
