import type { AdministrationAct, Delegation, DelegationStore, NamedDelegation } from '@sandbar/workflow';
import type { MemoryIdentityStore } from './memory-identity-store.js';

/** Absence cover in memory, beside the people of a MemoryIdentityStore. */
export class MemoryDelegations implements DelegationStore {
  readonly kept = new Map<string, Delegation>();

  constructor(private readonly people: MemoryIdentityStore) {}

  add(delegation: Delegation, act: AdministrationAct): Promise<boolean> {
    const overlaps = [...this.kept.values()].some(
      (one) =>
        one.delegator === delegation.delegator &&
        one.roles.some((role) => delegation.roles.includes(role)) &&
        one.from < delegation.to &&
        delegation.from < one.to,
    );
    if (!overlaps) this.put(delegation, act);
    return Promise.resolve(!overlaps);
  }

  revoke(id: string, at: string, act: AdministrationAct): Promise<boolean> {
    const found = this.kept.get(id);
    if (found === undefined || found.revokedAt !== null || found.to <= at) return Promise.resolve(false);
    this.put({ ...found, to: found.from > at ? found.from : at, revokedAt: at, revokedBy: act.by }, act);
    return Promise.resolve(true);
  }

  find(id: string): Promise<NamedDelegation | undefined> {
    const found = this.kept.get(id);
    return Promise.resolve(found && this.named(found));
  }

  list(of: { person: string } | { organisation: string } | { authority: string }, limit: number): Promise<readonly NamedDelegation[]> {
    const wanted = ({ delegator, delegate }: Delegation): boolean => {
      if ('person' in of) return [delegator, delegate].includes(of.person);
      const person = this.people.people.get(delegator);
      return 'organisation' in of ? person?.organisation === of.organisation : person?.authority === of.authority;
    };
    const found = [...this.kept.values()].filter(wanted).sort((a, b) => (a.from < b.from ? 1 : -1));
    return Promise.resolve(found.slice(0, limit).map((one) => this.named(one)));
  }

  private put(delegation: Delegation, act: AdministrationAct): void {
    this.kept.set(delegation.id, delegation);
    const rows = this.people.delegations;
    const index = rows.findIndex(({ id }) => id === delegation.id);
    rows.splice(index === -1 ? rows.length : index, index === -1 ? 0 : 1, delegation);
    this.people.acts.push(act);
  }

  private named(one: Delegation): NamedDelegation {
    const name = (id: string): string => this.people.people.get(id)?.displayName ?? id;
    return { ...one, delegatorName: name(one.delegator), delegateName: name(one.delegate) };
  }
}
