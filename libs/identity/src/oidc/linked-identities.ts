import { refuse, type Actor, type Refusal } from '@sandbar/domain';
import type {
  AccountNotice,
  AccountNoticePost,
  Clock,
  ExternalIdentityRow,
  ExternalIdentityStore,
  IdentityStore,
  PersonRow,
} from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { actRow } from '../people/act-row.js';
import { tellOwner } from '../people/tell-owner.js';
import { ON_ONESELF } from '../people/unit-reach.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import { connectTo, type Provider } from './provider.js';

export interface LinkPorts {
  readonly store: ExternalIdentityStore;
  readonly people: Pick<IdentityStore, 'findAccount' | 'findIdentity'>;
  readonly clock: Clock;
  readonly post: AccountNoticePost;
}
/** What was done to somebody's account, and whether its owner was told by e-mail. */
export interface Linked {
  readonly identity: ExternalIdentityRow;
  /** False: there is no address, or the mail could not be handed over; tell the person another way. */
  readonly mailed: boolean;
}

/**
 * Who stands behind whom at the identity provider, as the security administrator keeps it: every change is an act in the record, and
 * its owner is told by e-mail. Nobody keeps the own account so.
 */
export class LinkedIdentities {
  constructor(
    private readonly provider: Provider | undefined,
    private readonly ports: LinkPorts,
    private readonly policy: Pick<CaslPolicy, 'admit'>,
  ) {}

  /** The person of a sign-in name, one that has left too: the links stand. @returns `reference.not_found` */
  async findPerson(by: Actor, login: string): Promise<PersonRow | Refusal> {
    const barred = this.policy.admit(by, 'identities.manage');
    if (barred !== undefined) return barred;
    return (
      (await this.ports.people.findAccount(login.toLowerCase()))?.person ?? refuse('reference.not_found', { kind: 'person', id: login })
    );
  }

  /** @returns refused without the right; a person that is not there has no identities */
  async listOf(by: Actor, person: string): Promise<readonly ExternalIdentityRow[] | Refusal> {
    return this.policy.admit(by, 'identities.manage') ?? this.ports.store.listOf(person);
  }

  /**
   * Links what the provider calls `subject` to a person, who signs in by it from then on; an authenticator is asked for as before.
   * @param subject the `sub` of the provider's tokens, as its administrator gives it
   * @returns `reference.not_found` for a person that is not there or has left; `oidc.linked_elsewhere`; `oidc.unavailable`; `route.not_found` without a provider
   */
  async link(by: Actor, person: string, subject: string): Promise<Linked | Refusal> {
    const barred = this.barred(by, person);
    if (barred !== undefined) return barred;
    if (this.provider === undefined) return refuse('route.not_found');
    const at = this.ports.clock.now();
    const found = await this.ports.people.findIdentity(person, at);
    if (found === undefined || found.person.status === 'disabled') return refuse('reference.not_found', { kind: 'person', id: person });
    // The issuer as its tokens will name it, which a slash at the end of the configured address does not change.
    const issuer = await connectTo(this.provider).then(
      (connected) => connected.serverMetadata().issuer,
      () => undefined,
    );
    if (issuer === undefined) return refuse('oidc.unavailable', { retryAfterSeconds: 30 });
    const row = { id: uuidv7({ msecs: Date.parse(at) }), person, issuer, subject, linkedAt: at, linkedBy: by.person };
    const act = actRow(at, 'identity.linked', by.person, person, { identity: row.id, issuer });
    if (!(await this.ports.store.link(row, act))) return refuse('oidc.linked_elsewhere');
    return { identity: row, mailed: await this.tell('identity.linked', row.id, found.person) };
  }

  /** @returns `oidc.not_linked` */
  async unlink(by: Actor, person: string, id: string): Promise<Pick<Linked, 'mailed'> | Refusal> {
    const barred = this.barred(by, person);
    if (barred !== undefined) return barred;
    const at = this.ports.clock.now();
    const act = actRow(at, 'identity.unlinked', by.person, person, { identity: id });
    if (!(await this.ports.store.unlink(person, id, act))) return refuse('oidc.not_linked');
    const found = await this.ports.people.findIdentity(person, at);
    return { mailed: await this.tell('identity.unlinked', id, found?.person) };
  }

  private tell(what: AccountNotice['what'], identity: string, owner: PersonRow | undefined): Promise<boolean> {
    return tellOwner(this.ports.post, owner, { key: `${what} ${identity}`, what, provider: this.provider?.name ?? 'OpenID Connect' });
  }

  private barred(by: Actor, person: string): Refusal | undefined {
    return (
      this.policy.admit(by, 'identities.manage') ??
      (by.person === person ? refuse('action.not_permitted', { need: [] }, ON_ONESELF) : undefined)
    );
  }
}
