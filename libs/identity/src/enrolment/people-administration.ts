import { refuse, type Actor, type Refusal, type Role } from '@sandbar/domain';
import type { Clock, IdentityStore, OrganisationRow, PersonRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { actRow } from '../people/act-row.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import type { Sessions } from '../sessions/sessions.js';
import { normaliseLogin } from '../sign-in/throttle.js';
import type { EnrolmentLink, EnrolmentService } from './enrolment-service.js';
import { fault } from '../people/people-fault.js';
import { barredFrom, ON_ONESELF } from '../people/unit-reach.js';
import { fitsPlace, isPlatformRole } from './places.js';

export type NewPerson = Pick<PersonRow, 'login' | 'displayName' | 'email' | 'locale' | 'organisation' | 'authority' | 'province'> & {
  readonly roles: readonly Role[];
};
const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{2,63}$/u;

/**
 * What the three administrators do (三员分立): the system administrator creates people, the security administrator changes what they may, the audit
 * administrator reads what both did. None does anything to the own account. Every act leaves its row in the same transaction.
 */
export class PeopleAdministration {
  constructor(
    private readonly store: IdentityStore,
    private readonly clock: Clock,
    private readonly policy: CaslPolicy,
    private readonly enrolment: EnrolmentService,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Creates a person with first roles and an invitation link. The platform's own roles go with it only while nobody holds them (somebody must be
   * first); later the security administrator grants them.
   * @returns `payload.invalid` with `errors`: `login.unusable`, `login.taken`, `place.mismatch` (role and place do not go together), `role.held`
   */
  async invite(by: Actor, draft: NewPerson): Promise<EnrolmentLink | Refusal> {
    const barred = this.policy.admit(by, 'people.create');
    if (barred !== undefined) return barred;
    const login = normaliseLogin(draft.login);
    if (!LOGIN.test(login)) return fault('/login', 'login.unusable');
    if (!fitsPlace(draft.roles, draft)) return fault('/roles', 'place.mismatch');
    const at = this.clock.now();
    for (const role of draft.roles.filter(isPlatformRole))
      if ((await this.store.listHolders(role, at)).some((one) => !one.demo)) return fault('/roles', 'role.held');
    const { displayName, email, locale, organisation, authority, province } = draft;
    const id = uuidv7({ msecs: Date.parse(at) });
    const { link, row } = this.enrolment.draft(id, login, by.person);
    const person: PersonRow = { id, login, displayName, email, locale, status: 'invited', organisation, authority, province, demo: false };
    const created = await this.store.createPerson({
      person,
      grants: draft.roles.map((role) => ({
        id: uuidv7({ msecs: Date.parse(at) }),
        person: id,
        role,
        from: at,
        to: null,
        grantedBy: by.person,
      })),
      passwordHash: null,
      enrolment: row,
      act: actRow(this.clock.now(), 'person.created', by.person, id, { roles: draft.roles }),
    });
    return created ? link : fault('/login', 'login.taken');
  }

  /**
   * A role for somebody who is there, by the security administrator or the unit's own.
   * @param dates from now when `from` is null, until ended when `until` is null; instants
   * @returns `reference.not_found` for the person; `payload.invalid` with `role.held`, `place.mismatch`, `dates.order`
   */
  async grant(
    by: Actor,
    person: string,
    role: Role,
    dates: { readonly from: string | null; readonly until: string | null } = { from: null, until: null },
  ): Promise<Refusal | undefined> {
    const at = this.clock.now();
    const found = await this.store.findIdentity(person, at);
    const barred = barredFrom(this.policy, by, found?.person, 'roles.grant');
    if (barred !== undefined) return barred;
    if (found === undefined || found.person.status === 'disabled') return refuse('reference.not_found', { kind: 'person', id: person });
    const from = dates.from === null || dates.from < at ? at : dates.from;
    if (dates.until !== null && dates.until <= from) return fault('/until', 'dates.order');
    if (found.roles.includes(role)) return fault('/role', 'role.held');
    if (!fitsPlace([...found.roles, role], found.person)) return fault('/role', 'place.mismatch');
    const grant = { id: uuidv7({ msecs: Date.parse(at) }), person, role, from, to: dates.until, grantedBy: by.person };
    await this.store.grantRole(grant, actRow(this.clock.now(), 'role.granted', by.person, person, { role, ...dates }));
    this.sessions.forget(person);
    return undefined;
  }

  async end(by: Actor, person: string, role: Role): Promise<Refusal | undefined> {
    const barred = this.policy.admit(by, 'roles.grant') ?? notSelf(by, person);
    if (barred !== undefined) return barred;
    await this.store.endRole(person, role, this.clock.now(), actRow(this.clock.now(), 'role.ended', by.person, person, { role }));
    return undefined;
  }

  /** Closes an account and ends its sessions in one transaction. */
  async disable(by: Actor, person: string): Promise<Refusal | undefined> {
    const barred = this.policy.admit(by, 'people.disable') ?? notSelf(by, person);
    if (barred !== undefined) return barred;
    const at = this.clock.now();
    if ((await this.store.findIdentity(person, at)) === undefined) return refuse('reference.not_found', { kind: 'person', id: person });
    await this.store.disablePerson(person, at, actRow(this.clock.now(), 'person.disabled', by.person, person, {}));
    this.sessions.forget(person);
    return undefined;
  }

  /** A new link for somebody invited, or who lost the password. */
  async reinvite(by: Actor, person: string): Promise<EnrolmentLink | Refusal> {
    return this.policy.admit(by, 'enrolment.issue') ?? notSelf(by, person) ?? this.enrolment.reissue(by, person);
  }

  async addOrganisation(by: Actor, organisation: OrganisationRow): Promise<Refusal | undefined> {
    const barred = this.policy.admit(by, 'organisations.create');
    if (barred !== undefined) return barred;
    const created = await this.store.createOrganisation(
      organisation,
      actRow(this.clock.now(), 'organisation.created', by.person, organisation.id, { uscc: organisation.uscc }),
    );
    return created ? undefined : fault('/uscc', 'uscc.taken');
  }
}

function notSelf(by: Actor, person: string): Refusal | undefined {
  return by.person === person ? refuse('action.not_permitted', { need: [] }, ON_ONESELF) : undefined;
}
