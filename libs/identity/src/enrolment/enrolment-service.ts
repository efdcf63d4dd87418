import { refuse, type Actor, type Refusal } from '@sandbar/domain';
import type { Clock, EnrolmentRow, IdentityStore } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { actRow } from '../people/act-row.js';
import type { PasswordHasher } from '../passwords/password-hasher.js';
import { faultOfPassword, weakPassword } from '../passwords/password-rules.js';
import { instantAfter } from '../sessions/session-rules.js';
import { hashOfToken, newToken } from '../sessions/session-token.js';
import type { Device, Opened, Sessions } from '../sessions/sessions.js';

export interface EnrolmentRules {
  readonly linkHours: number;
}
export const DEFAULT_ENROLMENT_RULES: EnrolmentRules = { linkHours: 24 };

/** A one-time link, shown once: the store keeps the hash of its token. */
export interface EnrolmentLink {
  readonly login: string;
  readonly url: string;
  readonly expiresAt: string;
}

const FIRST_LOGIN = 'administrator';

/** One-time links: nobody has a password that somebody else has seen. */
export class EnrolmentService {
  constructor(
    private readonly store: IdentityStore,
    private readonly clock: Clock,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly publicUrl: string,
    private readonly rules: EnrolmentRules = DEFAULT_ENROLMENT_RULES,
  ) {}

  /**
   * There is no default account: as long as no system administrator has enrolled (the demo's do not count), each start makes a new link and takes the
   * one before back.
   * @returns the link to print; undefined once somebody has enrolled
   */
  async firstLink(): Promise<EnrolmentLink | undefined> {
    const at = this.clock.now();
    const holders = (await this.store.listHolders('system-administrator', at)).filter((one) => !one.demo);
    if (holders.some((one) => one.status === 'active')) return undefined;
    const invited = holders.find((one) => one.status === 'invited');
    if (invited !== undefined) return this.issue(invited.id, invited.login, null);
    const person = uuidv7({ msecs: Date.parse(at) });
    const { link, row } = this.draft(person, FIRST_LOGIN, null);
    const created = await this.store.createPerson({
      person: {
        id: person,
        login: FIRST_LOGIN,
        displayName: '系统管理员',
        email: null,
        locale: 'zh',
        status: 'invited',
        organisation: null,
        authority: null,
        province: null,
        demo: false,
      },
      grants: [{ id: uuidv7({ msecs: Date.parse(at) }), person, role: 'system-administrator', from: at, to: null, grantedBy: null }],
      passwordHash: null,
      enrolment: row,
      act: actRow(this.clock.now(), 'person.created', 'system', person, { first: true }),
    });
    if (created) return link;
    // Another process was faster: its person is there now, and the last link counts.
    const other = (await this.store.listHolders('system-administrator', at)).find((one) => one.login === FIRST_LOGIN);
    return other?.status === 'invited' ? this.issue(other.id, other.login, null) : undefined;
  }

  /** A new link for somebody invited before, or for somebody who lost the password; the links before are taken back. The caller has judged `by`. */
  async reissue(by: Actor, person: string): Promise<EnrolmentLink | Refusal> {
    const found = await this.store.findIdentity(person, this.clock.now());
    if (found === undefined || found.person.status === 'disabled') return refuse('reference.not_found', { kind: 'person', id: person });
    return this.issue(person, found.person.login, by.person);
  }

  /** A link and its row, for a transaction that creates the person too. */
  draft(person: string, login: string, issuedBy: string | null): { link: EnrolmentLink; row: EnrolmentRow } {
    const token = newToken();
    const issuedAt = this.clock.now();
    const expiresAt = instantAfter(issuedAt, this.rules.linkHours * 3_600_000);
    return {
      link: { login, url: `${this.publicUrl}/enrol/${token}`, expiresAt },
      row: { tokenHash: hashOfToken(token)!, person, issuedBy, issuedAt, expiresAt },
    };
  }

  /** Whom a link enrols, for the page that asks for a password; `enrolment.unusable` for a used, expired or unknown one alike. */
  async look(token: string): Promise<{ login: string; displayName: string; expiresAt: string } | Refusal> {
    const hash = hashOfToken(token);
    const found = hash === undefined ? undefined : await this.store.findUsableEnrolment(hash, this.clock.now());
    return found ?? refuse('enrolment.unusable');
  }

  /**
   * Sets the password, uses the link up and signs in, all in one transaction; sessions of before end.
   * @returns `password.weak` with its `errors` for a password that will not do (the link stays usable), `enrolment.unusable` for the link
   */
  async redeem(token: string, password: string, device: Device | null): Promise<Opened | Refusal> {
    const found = await this.look(token);
    if ('refused' in found) return found;
    const fault = faultOfPassword(password, [found.login, found.displayName]);
    if (fault !== undefined) return weakPassword(fault);
    const passwordHash = await this.hasher.hash(password);
    const { session, ...draft } = this.sessions.draft('enrolment', device);
    const redeemed = await this.store.redeemEnrolment({
      tokenHash: hashOfToken(token)!,
      at: this.clock.now(),
      passwordHash,
      session,
      actId: uuidv7({ msecs: Date.parse(this.clock.now()) }),
    });
    return redeemed === undefined ? refuse('enrolment.unusable') : { ...draft, session: { ...session, person: redeemed.person } };
  }

  private async issue(person: string, login: string, issuedBy: string | null): Promise<EnrolmentLink> {
    const { link, row } = this.draft(person, login, issuedBy);
    await this.store.issueEnrolment(
      row,
      actRow(this.clock.now(), 'enrolment.issued', issuedBy ?? 'system', person, { expiresAt: row.expiresAt }),
    );
    return link;
  }
}
