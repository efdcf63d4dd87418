import { isRefusal, refuse, ROLES, type Actor, type Bilingual, type Refusal, type Role } from '@sandbar/domain';
import type { AdministrationAct, Clock, InvitationPost, InvitationRow, InvitationStore, Locale, RuleTable } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { fitsPlace } from '../enrolment/places.js';
import type { PasswordHasher } from '../passwords/password-hasher.js';
import { faultOfPassword, weakPassword } from '../passwords/password-rules.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import { instantAfter } from '../sessions/session-rules.js';
import { hashOfToken, newToken } from '../sessions/session-token.js';
import type { Device, Opened, Sessions } from '../sessions/sessions.js';
import { fault } from './people-fault.js';
import { sameUnit } from './unit-reach.js';

export interface InvitationDraft {
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
}
/** How an invitation stands, for who sent it. It does not tell whether the address had an account. */
export interface Invited {
  readonly id: string;
  readonly expiresAt: string;
  /** False: the mail could not be handed over; send it again. */
  readonly mailed: boolean;
}
/** What an open link tells who has it. */
export interface InvitationLook {
  readonly login: string;
  readonly displayName: string;
  readonly expiresAt: string;
  readonly placeName: Bilingual;
  readonly roles: readonly { readonly code: Role; readonly label: Bilingual }[];
}
export interface InvitationRoom {
  readonly store: InvitationStore;
  readonly post: InvitationPost;
  readonly rules: RuleTable;
  readonly names: { namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Bilingual>> };
  readonly hasher: PasswordHasher;
  readonly publicUrl: string;
}
const EMAIL = /^[^\s@<>()",;:\\\p{Cc}]{1,64}@[^\s@<>()",;:\\\p{Cc}]{1,180}\.[\p{L}\p{N}-]{2,}$/u;
const LISTED = 200;

/**
 * A unit's administrator invites people of the own office or firm. What is answered is the same whether the address is known or not: a known one is
 * told so by mail, to its owner alone. Accepting makes the account; signing in another way (OIDC) can be added there without a password.
 */
export class Invitations {
  constructor(
    private readonly room: InvitationRoom,
    private readonly clock: Clock,
    private readonly policy: CaslPolicy,
    private readonly sessions: Sessions,
  ) {}

  async invite(by: Actor, draft: InvitationDraft): Promise<Invited | Refusal> {
    const barred = this.policy.admit(by, 'unit.people');
    if (barred !== undefined) return barred;
    const email = draft.email.normalize('NFKC').trim().toLowerCase();
    if (!EMAIL.test(email) || email.length > 200) return fault('/email', 'email.unusable');
    const { organisation, authority, province } = by;
    const roles = [...new Set(draft.roles)];
    if (roles.length === 0 || !fitsPlace(roles, { organisation, authority, province })) return fault('/roles', 'place.mismatch');
    const at = this.clock.now();
    const expiresAt = await this.expiry(at);
    if (isRefusal(expiresAt)) return expiresAt;
    const token = newToken();
    const row: InvitationRow = {
      ...{ id: uuidv7({ msecs: Date.parse(at) }), email, displayName: draft.displayName, locale: draft.locale, roles },
      ...{ organisation, authority, province, tokenHash: hashOfToken(token)!, invitedBy: by.person, invitedAt: at, expiresAt },
      ...{ acceptedAt: null, acceptedBy: null, revokedAt: null },
    };
    await this.room.store.add(row, this.act('invitation.sent', by, row, at));
    return { id: row.id, expiresAt, mailed: await this.mail(row, token) };
  }

  /** A new link; the one before is void. */
  async resend(by: Actor, id: string): Promise<Invited | Refusal> {
    const found = await this.findOwn(by, id);
    if (isRefusal(found)) return found;
    const at = this.clock.now();
    const expiresAt = await this.expiry(at);
    if (isRefusal(expiresAt)) return expiresAt;
    const token = newToken();
    const renewed = await this.room.store.renew(id, hashOfToken(token)!, at, expiresAt, this.act('invitation.resent', by, found, at));
    if (!renewed) return missing(id);
    return { id, expiresAt, mailed: await this.mail({ ...found, invitedAt: at, expiresAt }, token) };
  }

  async revoke(by: Actor, id: string): Promise<Refusal | undefined> {
    const found = await this.findOwn(by, id);
    if (isRefusal(found)) return found;
    const at = this.clock.now();
    return (await this.room.store.revoke(id, at, this.act('invitation.revoked', by, found, at))) ? undefined : missing(id);
  }

  /** Those of the own unit, newest first, 200 at most. */
  async list(by: Actor): Promise<readonly InvitationRow[] | Refusal> {
    const barred = this.policy.admit(by, 'unit.people');
    if (barred !== undefined) return barred;
    if (by.authority !== null) return this.room.store.list({ authority: by.authority }, LISTED);
    return by.organisation === null ? [] : this.room.store.list({ organisation: by.organisation }, LISTED);
  }

  /** Whom a link invites, where to and as what; `enrolment.unusable` for a used, expired, revoked or unknown one alike. */
  async look(token: string): Promise<InvitationLook | Refusal> {
    const found = await this.usable(token);
    if (found === undefined) return refuse('enrolment.unusable');
    const { email: login, displayName, expiresAt } = found;
    const roles = found.roles.map((role) => ({ code: role, label: ROLES[role] }));
    return { login, displayName, expiresAt, placeName: await this.placeName(found), roles };
  }

  /** Makes the account and signs in, in one transaction. @returns `password.weak` (the link stays usable), `enrolment.unusable` */
  async accept(token: string, password: string, device: Device | null): Promise<Opened | Refusal> {
    const found = await this.usable(token);
    if (found === undefined) return refuse('enrolment.unusable');
    const weak = faultOfPassword(password, [found.email, found.displayName]);
    if (weak !== undefined) return weakPassword(weak);
    const at = this.clock.now();
    const { session, ...draft } = this.sessions.draft('enrolment', device);
    const made = await this.room.store.accept({
      tokenHash: found.tokenHash,
      at,
      person: uuidv7({ msecs: Date.parse(at) }),
      passwordHash: await this.room.hasher.hash(password),
      grants: (person, { roles, invitedBy }) =>
        roles.map((role) => ({ id: uuidv7({ msecs: Date.parse(at) }), person, role, from: at, to: null, grantedBy: invitedBy })),
      session,
      actId: uuidv7({ msecs: Date.parse(at) }),
    });
    if (typeof made === 'string') return refuse('enrolment.unusable');
    return { ...draft, session: { ...session, person: made.person } };
  }

  private async usable(token: string): Promise<InvitationRow | undefined> {
    const hash = hashOfToken(token);
    return hash === undefined ? undefined : this.room.store.findUsable(hash, this.clock.now());
  }

  private async findOwn(by: Actor, id: string): Promise<InvitationRow | Refusal> {
    const barred = this.policy.admit(by, 'unit.people');
    if (barred !== undefined) return barred;
    const found = await this.room.store.find(id);
    return found !== undefined && sameUnit(by, found) ? found : missing(id);
  }

  private async expiry(at: string): Promise<string | Refusal> {
    const hours = (await this.room.rules.current()).find('invitation.hours', null, at)?.value;
    return hours === undefined ? refuse('rule.no_value', { rule: 'invitation.hours' }) : instantAfter(at, hours * 3_600_000);
  }

  private async mail(row: InvitationRow, token: string): Promise<boolean> {
    const [placeName, taken] = await Promise.all([this.placeName(row), this.room.store.isTaken(row.email)]);
    const { email, displayName, locale, invitedAt, expiresAt } = row;
    const link = taken ? null : `${this.room.publicUrl}/invitations/${token}`;
    return this.room.post
      .send({ key: `${row.id} ${invitedAt}`, email, displayName, locale, placeName, link, at: invitedAt, expiresAt })
      .then(
        () => true,
        () => false,
      );
  }

  /** What the office or firm is called that somebody is asked to join. */
  private async placeName({ authority, organisation }: InvitationRow): Promise<Bilingual> {
    const place = authority ?? organisation ?? '';
    return (await this.room.names.namesOf([place])).get(place) ?? { zh: '您的单位', en: 'your unit' };
  }

  private act(act: AdministrationAct['act'], by: Actor, row: InvitationRow, at: string): AdministrationAct {
    const { id, email, roles, organisation, authority } = row;
    return {
      id: uuidv7({ msecs: Date.parse(at) }),
      at,
      by: by.person,
      act,
      subject: id,
      details: { email, roles, organisation, authority },
    };
  }
}

const missing = (id: string): Refusal => refuse('reference.not_found', { kind: 'invitation', id });
