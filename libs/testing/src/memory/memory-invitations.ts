import type { AdministrationAct, InvitationMail, InvitationPost, InvitationRow, InvitationStore, PersonRow } from '@sandbar/workflow';
import type { MemoryIdentityStore } from './memory-identity-store.js';

/** Invitations in memory, beside the people of a MemoryIdentityStore, with the promises of the database. */
export class MemoryInvitations implements InvitationStore, InvitationPost {
  readonly rows = new Map<string, InvitationRow>();
  readonly mails: InvitationMail[] = [];
  /** Thrown by the transport, when set. */
  broken: Error | undefined;

  constructor(private readonly people: MemoryIdentityStore) {}

  send(mail: InvitationMail): Promise<void> {
    if (this.broken !== undefined) return Promise.reject(this.broken);
    this.mails.push(mail);
    return Promise.resolve();
  }

  add(row: InvitationRow, act: AdministrationAct): Promise<void> {
    for (const one of this.rows.values())
      if (isOpen(one) && one.email === row.email && one.organisation === row.organisation && one.authority === row.authority)
        this.rows.set(one.id, { ...one, revokedAt: row.invitedAt });
    this.rows.set(row.id, row);
    this.people.acts.push(act);
    return Promise.resolve();
  }

  find(id: string): Promise<InvitationRow | undefined> {
    return Promise.resolve(this.rows.get(id));
  }

  findUsable(tokenHash: string, at: string): Promise<InvitationRow | undefined> {
    return Promise.resolve(
      [...this.rows.values()].find((one) => one.tokenHash === tokenHash && isOpen(one) && one.invitedAt <= at && at < one.expiresAt),
    );
  }

  list(of: { organisation: string } | { authority: string }, limit: number): Promise<readonly InvitationRow[]> {
    const found = [...this.rows.values()].filter((one) =>
      'organisation' in of ? one.organisation === of.organisation : one.authority === of.authority,
    );
    return Promise.resolve(found.reverse().slice(0, limit));
  }

  renew(id: string, tokenHash: string, invitedAt: string, expiresAt: string, act: AdministrationAct): Promise<boolean> {
    return this.change(id, { tokenHash, invitedAt, expiresAt }, act);
  }

  revoke(id: string, at: string, act: AdministrationAct): Promise<boolean> {
    return this.change(id, { revokedAt: at }, act);
  }

  isTaken(email: string): Promise<boolean> {
    return Promise.resolve(this.account(email)?.status === 'active' || this.account(email)?.status === 'invited');
  }

  async accept(entry: Parameters<InvitationStore['accept']>[0]): Promise<{ person: string } | 'taken' | 'gone'> {
    const found = await this.findUsable(entry.tokenHash, entry.at);
    if (found === undefined) return 'gone';
    const known = this.account(found.email);
    if (known !== undefined && known.status !== 'disabled') return 'taken';
    const { email, displayName, locale, organisation, authority, province } = found;
    const id = known?.id ?? entry.person;
    this.people.people.set(id, {
      id,
      login: email,
      email,
      displayName,
      locale,
      status: 'active',
      organisation,
      authority,
      province,
      demo: false,
    });
    this.people.passwords.set(id, entry.passwordHash);
    this.people.grants.push(...entry.grants(id, found));
    this.people.sessions.set(entry.session.tokenHash, { ...entry.session, person: id });
    this.rows.set(found.id, { ...found, acceptedAt: entry.at, acceptedBy: id });
    this.people.acts.push({
      id: entry.actId,
      at: entry.at,
      by: id,
      act: 'invitation.accepted',
      subject: id,
      details: { invitation: found.id },
    });
    return { person: id };
  }

  private account(email: string): PersonRow | undefined {
    const known = [...this.people.people.values()].filter((one) => one.login === email || one.email?.toLowerCase() === email);
    return known.find((one) => one.status !== 'disabled') ?? known[0];
  }

  private change(id: string, patch: Partial<InvitationRow>, act: AdministrationAct): Promise<boolean> {
    const found = this.rows.get(id);
    if (found === undefined || !isOpen(found)) return Promise.resolve(false);
    this.rows.set(id, { ...found, ...patch });
    this.people.acts.push(act);
    return Promise.resolve(true);
  }
}

const isOpen = ({ acceptedAt, revokedAt }: InvitationRow): boolean => acceptedAt === null && revokedAt === null;
