import { refuse, type Actor, type Refusal } from '@sandbar/domain';
import type { Clock, ExternalIdentityRow, ExternalIdentityStore, IdentityStore } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { actRow } from '../people/act-row.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import { connectTo, type Provider } from './provider.js';

export interface LinkPorts {
  readonly store: ExternalIdentityStore;
  readonly people: Pick<IdentityStore, 'findIdentity'>;
  readonly clock: Clock;
}

/** Who stands behind whom at the identity provider, as the security administrator keeps it: every change is an act in the record. Nobody keeps the own account so. */
export class LinkedIdentities {
  constructor(
    private readonly provider: Provider | undefined,
    private readonly ports: LinkPorts,
    private readonly policy: Pick<CaslPolicy, 'admit'>,
  ) {}

  /** @returns refused without the right; a person that is not there has no identities */
  async listOf(by: Actor, person: string): Promise<readonly ExternalIdentityRow[] | Refusal> {
    return this.policy.admit(by, 'identities.manage') ?? this.ports.store.listOf(person);
  }

  /**
   * Links what the provider calls `subject` to a person, who signs in by it from then on; an authenticator is asked for as before.
   * @param subject the `sub` of the provider's tokens, as its administrator gives it
   * @returns `reference.not_found` for a person that is not there or has left; `oidc.linked_elsewhere`; `oidc.unavailable`; `route.not_found` without a provider
   */
  async link(by: Actor, person: string, subject: string): Promise<ExternalIdentityRow | Refusal> {
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
    return (await this.ports.store.link(row, act)) ? row : refuse('oidc.linked_elsewhere');
  }

  /** @returns `oidc.not_linked` */
  async unlink(by: Actor, person: string, id: string): Promise<Refusal | undefined> {
    const barred = this.barred(by, person);
    if (barred !== undefined) return barred;
    const act = actRow(this.ports.clock.now(), 'identity.unlinked', by.person, person, { identity: id });
    return (await this.ports.store.unlink(person, id, act)) ? undefined : refuse('oidc.not_linked');
  }

  private barred(by: Actor, person: string): Refusal | undefined {
    return this.policy.admit(by, 'identities.manage') ?? (by.person === person ? refuse('action.not_permitted', { need: [] }) : undefined);
  }
}
