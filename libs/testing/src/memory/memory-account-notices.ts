import type { AccountNotice, AccountNoticePost } from '@sandbar/workflow';

/** What owners of accounts were told, in memory. */
export class MemoryAccountNotices implements AccountNoticePost {
  readonly mails: AccountNotice[] = [];
  /** Thrown by the transport, when set. */
  broken: Error | undefined;

  send(notice: AccountNotice): Promise<void> {
    if (this.broken !== undefined) return Promise.reject(this.broken);
    this.mails.push(notice);
    return Promise.resolve();
  }
}
