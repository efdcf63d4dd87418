import type { Clock, MailDelivery, MailOutcome, MailQueue, NotificationTx } from '@sandbar/workflow';
import type { Notifier } from '../notifier.js';
import type { MailTransport } from './smtp-transport.js';

/** How long an e-mail is tried and kept. */
export interface MailPatience {
  /** Minutes to wait after the n-th failed attempt; after as many the e-mail is given up. */
  readonly waits: readonly number[];
  /** A process that has an e-mail in its hands longer than so many seconds counts as dead; the transport gives up well before. */
  readonly holdSeconds: number;
}

/** What is to be written once an attempt is over. */
export type Attempted =
  | { readonly over: true }
  | { readonly over: false; readonly busyUntil: string }
  | { readonly mail: MailDelivery; readonly outcome: MailOutcome };

/** Carries queued e-mails to the transport, one attempt at a time. */
export class Postman {
  constructor(
    private readonly queue: MailQueue,
    private readonly transport: MailTransport,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
    private readonly patience: MailPatience,
  ) {}

  /** Claims the e-mail and sends it, outside of any transaction. */
  async attempt(id: string): Promise<Attempted> {
    const now = this.clock.now();
    const { waits, holdSeconds } = this.patience;
    const claimed = await this.queue.claim(id, now, new Date(Date.parse(now) + holdSeconds * 1_000).toISOString());
    if (claimed === undefined) return { over: true };
    if ('busyUntil' in claimed) return { over: false, busyUntil: claimed.busyUntil };
    const sent = await this.transport.send(claimed);
    return { mail: claimed, outcome: outcomeOf(sent, waits[claimed.attempt - 1], this.clock.now()) };
  }

  /** Writes what became of it, in the transaction in which the job is done; what cannot be served by mail is to be served by letter. */
  async settle({ mail, outcome }: Extract<Attempted, { mail: MailDelivery }>, tx: NotificationTx): Promise<void> {
    const at = this.clock.now();
    if (!(await tx.mail.settle(mail, outcome, at))) return;
    if (outcome.state === 'bounced') await tx.mail.markBounced(mail.to.email, at, outcome.error);
    if (outcome.state === 'bounced' || outcome.state === 'failed') await this.notifier.serveByLetter(mail, at, tx);
  }
}

/** @param wait minutes; undefined: this was the last attempt */
function outcomeOf(sent: Awaited<ReturnType<MailTransport['send']>>, wait: number | undefined, now: string): MailOutcome {
  if (sent.verdict === 'accepted') return { state: 'sent' };
  if (sent.verdict === 'bounced') return { state: 'bounced', error: sent.said };
  if (sent.verdict === 'refused' || wait === undefined) return { state: 'failed', error: sent.said };
  return { state: 'pending', error: sent.said, retryAt: new Date(Date.parse(now) + wait * 60_000).toISOString() };
}
