import type { DirectMail } from '@sandbar/notifications';
import type { AccountNotice, AccountNoticePost } from '@sandbar/workflow';

const TEMPLATES: Readonly<Record<AccountNotice['what'], string>> = {
  'identity.linked': 'mail.identityLinked',
  'identity.unlinked': 'mail.identityUnlinked',
  'second-factor.reset': 'mail.secondFactorReset',
};

/** What somebody else changed about an account, told to its owner by the product's own mail. */
export class AccountNoticeByMail implements AccountNoticePost {
  constructor(
    private readonly mail: Pick<DirectMail, 'send'>,
    private readonly publicUrl: string,
  ) {}

  async send({ key, what, email, displayName, locale, provider }: AccountNotice): Promise<void> {
    await this.mail.send({
      template: TEMPLATES[what],
      to: { email, displayName, locale },
      values: { name: displayName, provider, url: `${this.publicUrl}/me/security` },
      key,
    });
  }
}
