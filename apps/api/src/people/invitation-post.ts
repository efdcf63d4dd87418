import { clockTime } from '../pages/html/parts.js';
import type { DirectMail } from '@sandbar/notifications';
import type { InvitationMail, InvitationPost } from '@sandbar/workflow';

/** Invitations by the product's own mail: queued where there is an SMTP server, filed where there is none. */
export class InvitationByMail implements InvitationPost {
  constructor(private readonly mail: Pick<DirectMail, 'send'>) {}

  async send({ key, email, displayName, locale, placeName, link, expiresAt }: InvitationMail): Promise<void> {
    await this.mail.send({
      template: link === null ? 'mail.invitationKnown' : 'mail.invitation',
      to: { email, displayName, locale },
      values: { name: displayName, place: placeName, expires: clockTime(expiresAt), url: link },
      key: `invitation ${key}`,
    });
  }
}
