import { refuse, type Actor, type Refusal } from '@sandbar/domain';
import { FRESHNESS_RULE, isFresh, RuleWithoutValue } from '@sandbar/workflow';
import type { AdministrationAct, ApiKeyRow, ApiKeyStore, Clock, IdentityRow, RuleTable } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { actRow } from '../people/act-row.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import { resolveActor } from '../sessions/resolve-actor.js';
import { instantAfter } from '../sessions/session-rules.js';
import { isSecretOf, newKey, readKey } from './key-text.js';
import { scopesBeyond } from './key-scopes.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const TOUCH_EVERY = 60_000;

export interface NewKey {
  readonly title: string;
  readonly scopes: readonly string[];
  /** ISO instant. */
  readonly expiresAt: string;
}
/** A key with its text, which is shown this once. */
export interface IssuedKey {
  readonly text: string;
  readonly key: ApiKeyRow;
}
/** Who asks by a key: the person who issued it, narrowed to its scopes. */
export interface KeyHolder {
  readonly key: ApiKeyRow;
  readonly identity: IdentityRow;
  readonly actor: Actor;
}

/** Keys of the systems of firms and offices. */
export class ApiKeys {
  constructor(
    private readonly store: ApiKeyStore,
    private readonly clock: Clock,
    private readonly policy: CaslPolicy,
    private readonly rules: RuleTable,
  ) {}

  /**
   * @returns the key with its text; `action.not_permitted`, `auth.reauthentication_required`, `payload.invalid` with `scope.beyond_rights` or
   * `expiry.out_of_range` (after now, within the rule `key.lifetime`)
   */
  async issue(by: Actor, draft: NewKey): Promise<IssuedKey | Refusal> {
    const barred = await this.mayIssue(by);
    if (barred !== undefined) return barred;
    const at = this.clock.now();
    const beyond = scopesBeyond(by, draft.scopes);
    if (beyond.length > 0 || draft.scopes.length === 0) return fault('/scopes', 'scope.beyond_rights', { scopes: beyond });
    const days = await this.value('key.lifetime', by, at);
    const end = Date.parse(draft.expiresAt);
    if (!(end > Date.parse(at)) || end > Date.parse(at) + days * DAY) return fault('/expiresAt', 'expiry.out_of_range', { days });
    const made = this.make(by, { ...draft, expiresAt: new Date(end).toISOString() }, null, at);
    await this.store.issue(made.key, this.act('key.issued', by, made.key, { scopes: draft.scopes, expiresAt: made.key.expiresAt }));
    return made;
  }

  /**
   * A new key with the scopes and the end of life span of the old one, which goes on for `overlapHours` at most.
   * @returns `key.not_found` for one that has ended or is not of the own firm or office; what issue() returns
   */
  async rotate(by: Actor, id: string, overlapHours: number): Promise<IssuedKey | Refusal> {
    const barred = await this.mayIssue(by);
    if (barred !== undefined) return barred;
    const at = this.clock.now();
    const old = await this.ofOwnPlace(by, id);
    if (old === undefined) return refuse('key.not_found');
    const beyond = scopesBeyond(by, old.scopes);
    if (beyond.length > 0) return fault('/scopes', 'scope.beyond_rights', { scopes: beyond });
    const most = await this.value('key.rotation.overlap', by, at);
    if (!(overlapHours >= 0) || overlapHours > most) return fault('/overlapHours', 'overlap.out_of_range', { hours: most });
    const span = Math.min(Date.parse(old.expiresAt) - Date.parse(old.createdAt), (await this.value('key.lifetime', by, at)) * DAY);
    const made = this.make(by, { title: old.title, scopes: old.scopes, expiresAt: instantAfter(at, span) }, old.id, at);
    // A key of no overlap ends a moment after the new one is there: its life is never empty.
    const oldEndsAt = instantAfter(at, Math.max(1, overlapHours * HOUR));
    const rotated = await this.store.rotate(made.key, oldEndsAt, this.act('key.rotated', by, made.key, { replaces: old.id, oldEndsAt }));
    return rotated ? made : refuse('key.not_found');
  }

  /** Keys of the own firm or office; a security administrator ends any, by its id. @returns `key.not_found` */
  async revoke(by: Actor, id: string): Promise<Refusal | undefined> {
    const anywhere = this.policy.admit(by, 'keys.revoke') === undefined;
    const barred = anywhere ? undefined : this.policy.admit(by, 'keys.issue');
    if (barred !== undefined) return barred;
    const at = this.clock.now();
    const key = anywhere ? (await this.store.find(id, at))?.key : await this.ofOwnPlace(by, id);
    if (key === undefined) return refuse('key.not_found');
    return (await this.store.revoke(id, at, this.act('key.revoked', by, key, {}))) ? undefined : refuse('key.not_found');
  }

  /** Open keys of the own firm or office. */
  async list(by: Actor): Promise<readonly ApiKeyRow[] | Refusal> {
    return this.policy.admit(by, 'keys.issue') ?? this.store.list(by, this.clock.now());
  }

  /**
   * Whose key is it? Read anew for every request: a revoked key, and one whose issuer is closed, works elsewhere or may no longer issue keys, is dead at once.
   * @param text what stands after `Bearer `
   * @param address the client's, proxies resolved
   * @returns `key.invalid` for all of these alike
   */
  async authenticate(text: string, address: string): Promise<KeyHolder | Refusal> {
    const read = readKey(text);
    const at = this.clock.now();
    const found = read && (await this.store.find(read.id, at));
    if (read === undefined || found === undefined || !isSecretOf(found.key.secretHash, read.secret)) return refuse('key.invalid');
    const { key, identity } = found;
    const { person } = identity;
    const stays = person.organisation === key.organisation && person.authority === key.authority;
    const issuer = resolveActor(identity);
    if (key.revokedAt !== null || key.expiresAt <= at || person.status !== 'active' || !stays) return refuse('key.invalid');
    if (this.policy.admit(issuer, 'keys.issue') !== undefined) return refuse('key.invalid');
    if (key.lastUsedAt === null || Date.parse(at) - Date.parse(key.lastUsedAt) >= TOUCH_EVERY || key.lastUsedFrom !== address)
      await this.store.touch(key.id, at, address);
    return { key, identity, actor: { ...issuer, key: { id: key.id, scopes: key.scopes } } };
  }

  private async mayIssue(by: Actor): Promise<Refusal | undefined> {
    const barred = this.policy.admit(by, 'keys.issue');
    if (barred !== undefined) return barred;
    const at = this.clock.now();
    const minutes = await this.value(FRESHNESS_RULE, by, at);
    if (isFresh(by.authenticatedAt, minutes, at)) return undefined;
    return refuse('auth.reauthentication_required', { type: 'keys.issue', minutes, authenticatedAt: by.authenticatedAt ?? null });
  }

  private async ofOwnPlace(by: Actor, id: string): Promise<ApiKeyRow | undefined> {
    const key = (await this.store.find(id, this.clock.now()))?.key;
    if (key === undefined || (by.organisation === null && by.authority === null)) return undefined;
    return key.organisation === by.organisation && key.authority === by.authority ? key : undefined;
  }

  private make(by: Actor, draft: NewKey, replaces: string | null, at: string): IssuedKey {
    const id = uuidv7({ msecs: Date.parse(at) });
    const { text, secretHash } = newKey(id);
    const { person, organisation, authority } = by;
    const { title, scopes, expiresAt } = draft;
    const unused = { revokedAt: null, lastUsedAt: null, lastUsedFrom: null };
    const key = {
      id,
      secretHash,
      title,
      person,
      organisation,
      authority,
      scopes: [...new Set(scopes)],
      createdAt: at,
      expiresAt,
      replaces,
      ...unused,
    };
    return { text, key };
  }

  private async value(code: string, by: Actor, at: string): Promise<number> {
    const found = (await this.rules.current()).find(code, by.authority, at);
    if (found === undefined) throw new RuleWithoutValue(code);
    return found.value;
  }

  private act(act: AdministrationAct['act'], by: Actor, key: ApiKeyRow, details: AdministrationAct['details']): AdministrationAct {
    return actRow(this.clock.now(), act, by.person, key.person, { key: key.id, ...details });
  }
}

const FAULTS = {
  'scope.beyond_rights': { zh: '至少选择一项，且不得超出您目前的权限', en: 'Choose at least one, and none beyond what you may yourself' },
  'expiry.out_of_range': {
    zh: '到期时间须晚于现在，且不超过最长有效期',
    en: 'The key must end after now, and within the longest life of a key',
  },
  'overlap.out_of_range': { zh: '保留小时数超出允许范围', en: 'The hours of overlap are out of range' },
} as const;

function fault(pointer: string, code: keyof typeof FAULTS, params: Readonly<Record<string, unknown>>): Refusal {
  return { ...refuse('payload.invalid'), errors: [{ pointer, code, params, message: FAULTS[code] }] };
}
