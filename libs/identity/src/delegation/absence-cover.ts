import { isRefusal, refuse, type Actor, type Refusal, type Role } from '@sandbar/domain';
import type { Clock, Delegation, DelegationStore, IdentityStore, NamedDelegation, PersonRow, RuleTable } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { actRow } from '../people/act-row.js';
import { isLendable } from '../enrolment/places.js';
import { fault } from '../people/people-fault.js';
import { sameUnit } from '../people/unit-reach.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import { dayBegins, dayEnds, daysBetween } from './shanghai-days.js';

/** What somebody asks for. Days in Shanghai, both counted. */
export interface CoverDraft {
  readonly delegator: string;
  readonly delegate: string;
  readonly roles: readonly Role[];
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}
export interface CoverStores {
  readonly delegations: DelegationStore;
  readonly people: Pick<IdentityStore, 'findIdentity'>;
}
const LISTED = 200;

/**
 * Absence cover (process.md §1): a colleague of the same office or firm acts in named roles for named days. The delegator arranges it, or whoever
 * administers the unit. Every act leaves its row; nothing is deleted.
 */
export class AbsenceCover {
  constructor(
    private readonly stores: CoverStores,
    private readonly clock: Clock,
    private readonly policy: CaslPolicy,
    private readonly rules: RuleTable,
    private readonly sessions: { forget(person: string): void },
  ) {}

  /** @returns `payload.invalid` with the field and the remedy; `action.not_permitted` for somebody else's absence */
  async arrange(by: Actor, draft: CoverDraft): Promise<Delegation | Refusal> {
    const at = this.clock.now();
    const delegator = await this.stores.people.findIdentity(draft.delegator, at);
    if (delegator === undefined || !this.mayArrange(by, delegator.person)) return refuse('action.not_permitted', { need: [] }, NOT_YOURS);
    const dates = await this.datesOf(draft, at);
    if (isRefusal(dates)) return dates;
    if (draft.delegate === draft.delegator) return fault('/delegate', 'delegation.self');
    const delegate = await this.stores.people.findIdentity(draft.delegate, at);
    if (delegate?.person.status !== 'active' || !sameUnit(delegate.person, delegator.person))
      return fault('/delegate', 'delegation.elsewhere');
    if (!draft.roles.every(isLendable)) return fault('/roles', 'delegation.not_lendable');
    const then = dates.from > at ? await this.stores.people.findIdentity(draft.delegator, dates.from) : delegator;
    if (delegator.person.status !== 'active' || !draft.roles.every((role) => then?.roles.includes(role)))
      return fault('/roles', 'delegation.not_held');
    const delegation: Delegation = {
      id: uuidv7({ msecs: Date.parse(at) }),
      ...{ delegator: draft.delegator, delegate: draft.delegate, roles: [...new Set(draft.roles)], ...dates, reason: draft.reason },
      grantedBy: by.person,
      grantedAt: at,
      revokedAt: null,
      revokedBy: null,
    };
    const { delegate: to, roles, from, to: until, reason } = delegation;
    const act = actRow(at, 'delegation.granted', by.person, draft.delegator, {
      delegation: delegation.id,
      delegate: to,
      roles,
      from,
      to: until,
      reason,
    });
    if (!(await this.stores.delegations.add(delegation, act))) return fault('/from', 'delegation.overlaps');
    this.sessions.forget(draft.delegate);
    return delegation;
  }

  /** Ends it at once; the delegate may give it back as well. @returns `reference.not_found` for what is not there, over, or not theirs */
  async revoke(by: Actor, id: string): Promise<Refusal | undefined> {
    const at = this.clock.now();
    const found = await this.stores.delegations.find(id);
    const delegator = found && (await this.stores.people.findIdentity(found.delegator, at));
    const missing = refuse('reference.not_found', { kind: 'delegation', id });
    if (found === undefined || delegator === undefined) return missing;
    if (found.delegate !== by.person && !this.mayArrange(by, delegator.person)) return missing;
    const { delegate, roles, from, to } = found;
    const act = actRow(at, 'delegation.revoked', by.person, found.delegator, { delegation: id, delegate, roles, from, to });
    if (!(await this.stores.delegations.revoke(id, at, act))) return missing;
    this.sessions.forget(delegate);
    return undefined;
  }

  /** Those that the person gave or was given; with `unit`, those of the whole office or firm, for who may arrange them. Newest first, 200 at most. */
  async list(by: Actor, unit: boolean): Promise<readonly NamedDelegation[] | Refusal> {
    if (!unit) return this.stores.delegations.list({ person: by.person }, LISTED);
    const barred = this.policy.admit(by, 'delegations.unit');
    if (barred !== undefined) return barred;
    if (by.authority !== null) return this.stores.delegations.list({ authority: by.authority }, LISTED);
    return by.organisation === null ? [] : this.stores.delegations.list({ organisation: by.organisation }, LISTED);
  }

  private mayArrange(by: Actor, delegator: PersonRow): boolean {
    if (by.person === delegator.id) return true;
    return this.policy.admit(by, 'delegations.unit') === undefined && sameUnit(by, delegator);
  }

  private async datesOf({ from, to }: CoverDraft, at: string): Promise<{ from: string; to: string } | Refusal> {
    if (to < from) return fault('/to', 'dates.order');
    const end = dayEnds(to);
    if (end <= at) return fault('/to', 'dates.past');
    const most = (await this.rules.current()).find('delegation.days.maximum', null, at)?.value;
    if (most === undefined) return refuse('rule.no_value', { rule: 'delegation.days.maximum' });
    if (daysBetween(from, to) > most) return fault('/to', 'delegation.too_long', { days: most });
    const begin = dayBegins(from);
    return { from: begin > at ? begin : at, to: end };
  }
}

const NOT_YOURS = {
  zh: '只能安排本人的委托代理；他人的由本单位负责人或单位管理员安排',
  en: 'You arrange your own absence; the head or the unit administrator arranges somebody else’s',
};
