import { refuse, type Actor, type Refusal } from '@sandbar/domain';
import type { Clock, RuleTable, SecretBox, WebhookEndpoint, WebhookOwner, WebhookStore } from '@sandbar/workflow';
import { RuleWithoutValue, SecretsNotConfigured } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { findSafeAddress, type AddressFault, type AddressRules, type Resolve } from './safe-address.js';
import { newWebhookSecret } from './sign-webhook.js';
import { secretPurpose } from './webhook-courier.js';
import { webhookTypesFor } from './webhook-types.js';

const NO_UNIT = { zh: '请由企业或机关的管理员办理', en: 'An administrator of a firm or of an office does it' };
/** That are switched on. */
const MOST_ENDPOINTS = 10;
/** For how long the old secret signs beside a new one, in hours. */
const OVERLAP_RULE = 'webhook.rotation.overlap';
const HOUR_MS = 3_600_000;

/** An endpoint as its owner sees it: never with a secret. */
export interface EndpointView {
  readonly id: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly state: WebhookEndpoint['state'];
  readonly disabledReason: string | null;
  readonly failingSince: string | null;
  readonly createdAt: string;
  /** Until when the old secret signs too. */
  readonly rotatingUntil: string | null;
}

/** Endpoints of a firm or an office, kept by its administrators. A secret is shown once, when it is made. */
export class WebhookDesk {
  constructor(
    private readonly store: WebhookStore,
    private readonly box: SecretBox,
    private readonly clock: Clock,
    private readonly addresses: AddressRules & { readonly resolve?: Resolve },
    private readonly rules: RuleTable,
  ) {}

  async list(actor: Actor): Promise<readonly EndpointView[]> {
    return (await this.store.list(ownerOf(actor))).map(viewOf);
  }

  /** @returns `payload.invalid` for an address that cannot be called, or a type that nobody there is ever told of; `secrets.missing` where nothing can be sealed */
  async create(
    actor: Actor,
    draft: { readonly url: string; readonly types: readonly string[] },
  ): Promise<{ readonly endpoint: EndpointView; readonly secret: string } | Refusal> {
    const owner = ownerOf(actor);
    if (owner.organisation === null && owner.authority === null) return refuse('action.not_permitted', { need: [] }, NO_UNIT);
    const open = webhookTypesFor(owner);
    const stray = draft.types.findIndex((type) => !open.has(type));
    if (stray >= 0) return fault('type.unknown', `/types/${stray}`);
    const safe = await findSafeAddress(draft.url, this.addresses, this.addresses.resolve);
    if (typeof safe === 'string') return fault(safe);
    if (await this.full(owner)) return fault('endpoints.many');
    const id = uuidv7({ msecs: Date.parse(this.clock.now()) });
    const secret = newWebhookSecret();
    const sealedSecret = this.seal(secret, id);
    if (typeof sealedSecret !== 'string') return sealedSecret;
    const endpoint: WebhookEndpoint = {
      id,
      ...owner,
      url: safe.url.href,
      types: draft.types,
      sealedSecret,
      previousSecret: null,
      previousUntil: null,
      state: 'active',
      disabledReason: null,
      createdBy: actor.person,
      createdAt: this.clock.now(),
      failingSince: null,
    };
    await this.store.create(endpoint);
    return { endpoint: viewOf(endpoint), secret };
  }

  /** A new secret; for as long as the rule says the old one signs beside it. */
  async rotate(actor: Actor, id: string): Promise<{ readonly secret: string; readonly rotatingUntil: string } | Refusal> {
    const secret = newWebhookSecret();
    const sealed = this.seal(secret, id);
    if (typeof sealed !== 'string') return sealed;
    const at = this.clock.now();
    const overlap = (await this.rules.current()).find(OVERLAP_RULE, actor.authority, at);
    if (overlap === undefined) throw new RuleWithoutValue(OVERLAP_RULE);
    const rotatingUntil = new Date(Date.parse(at) + overlap.value * HOUR_MS).toISOString();
    return (await this.store.rotate(ownerOf(actor), id, sealed, rotatingUntil)) ? { secret, rotatingUntil } : missing(id);
  }

  async setState(actor: Actor, id: string, state: WebhookEndpoint['state']): Promise<EndpointView | Refusal> {
    const owner = ownerOf(actor);
    const before = await this.store.find(owner, id);
    if (before === undefined) return missing(id);
    if (state === 'active' && before.state !== 'active' && (await this.full(owner))) return fault('endpoints.many', '');
    const done = await this.store.setState(owner, id, state, state === 'disabled' ? 'owner' : null);
    const found = done ? await this.store.find(owner, id) : undefined;
    return found === undefined ? missing(id) : viewOf(found);
  }

  async deliveries(actor: Actor, id: string, limit: number): Promise<Awaited<ReturnType<WebhookStore['listDeliveries']>> | Refusal> {
    const owner = ownerOf(actor);
    return (await this.store.find(owner, id)) === undefined ? missing(id) : this.store.listDeliveries(owner, id, limit);
  }

  /** @returns `reference.not_found`: no such delivery of theirs, or it is on its way */
  async replay(actor: Actor, delivery: string): Promise<Refusal | undefined> {
    return (await this.store.replay(ownerOf(actor), delivery, this.clock.now())) ? undefined : missing(delivery);
  }

  private async full(owner: WebhookOwner): Promise<boolean> {
    return (await this.store.list(owner)).filter(({ state }) => state === 'active').length >= MOST_ENDPOINTS;
  }

  private seal(secret: string, id: string): string | Refusal {
    try {
      return this.box.seal(secret, secretPurpose(id));
    } catch (unsealed) {
      if (unsealed instanceof SecretsNotConfigured) return fault('secrets.none');
      throw unsealed;
    }
  }
}

const ownerOf = ({ organisation, authority }: Actor): WebhookOwner => ({ organisation, authority });
const missing = (id: string): Refusal => refuse('reference.not_found', { kind: 'webhook', id });

function viewOf(row: WebhookEndpoint): EndpointView {
  const { id, url, types, state, disabledReason, failingSince, createdAt, previousUntil } = row;
  return { id, url, types, state, disabledReason, failingSince, createdAt, rotatingUntil: previousUntil };
}

const FAULTS: Readonly<
  Record<AddressFault | 'type.unknown' | 'endpoints.many' | 'secrets.none', { readonly zh: string; readonly en: string }>
> = {
  'url.malformed': { zh: '不是网址', en: 'Not an address' },
  'url.insecure': { zh: '须为 https:// 网址', en: 'Must be an https:// address' },
  'url.credentials': { zh: '网址中不得含用户名或口令', en: 'An address must not carry a user or a password' },
  'host.unknown': { zh: '主机名无法解析，请核对', en: 'The host name leads nowhere; check it' },
  'host.private': {
    zh: '主机不在公网上：内网、本机、链路本地、组播等地址一律拒绝',
    en: 'The host is not on the open internet: private, local and multicast addresses are refused',
  },
  'type.unknown': {
    zh: '没有这种事件，或本单位不会收到；可选的事件见推送页面',
    en: 'There is no such event, or your firm or office is never told of it; the page of webhooks lists those there are',
  },
  'endpoints.many': { zh: '启用的端点已达上限，请先停用不用的', en: 'As many endpoints are switched on as allowed: switch one off first' },
  'secrets.none': {
    zh: '本安装未设置 SECRETS_KEY，无法加密保存签名密钥；请管理员设置后再试',
    en: 'SECRETS_KEY is not set here, so no signing secret can be kept; ask the administrator to set it',
  },
};
function fault(code: keyof typeof FAULTS, pointer = '/url'): Refusal {
  return { ...refuse('payload.invalid'), errors: [{ pointer, code, params: {}, message: FAULTS[code] }] };
}
