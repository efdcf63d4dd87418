import type { Locale } from './identity.port.js';

/** Told to the owner of an account: somebody else changed how one gets into it. */
export interface AccountNotice {
  /** One message a key: sending it again writes the same. */
  readonly key: string;
  readonly what: 'identity.linked' | 'identity.unlinked' | 'second-factor.reset';
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  /** What the identity provider is called; null where none has to do with it. */
  readonly provider: string | null;
}
export interface AccountNoticePost {
  /** @throws the transport's faults */
  send(notice: AccountNotice): Promise<void>;
}
