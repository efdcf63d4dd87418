import type { NotificationTx } from '@sandbar/workflow';
import type { Notifier } from '../notifier.js';
import { parseDsn } from './parse-dsn.js';
import type { DsnRecipient } from './parse-dsn.js';

/**
 * `bounced`: recorded. `known`: it was recorded before. `passing`: the report says that delivery is late or went through. `not-a-report`: no delivery status
 * notification. `unknown`: about no e-mail of ours, or about another address than the one it went to.
 */
export type BounceResult = 'bounced' | 'known' | 'passing' | 'not-a-report' | 'unknown';

/**
 * Records a bounce that came back by mail, in a transaction of the system: the e-mail is bounced, its address takes no more mail, and what was to be served
 * goes on paper. Believed only where it names one of our e-mails by its Message-ID (or envelope id) and the address that it went to.
 */
export async function recordBounce(report: Buffer, notifier: Notifier, tx: NotificationTx, at: string): Promise<BounceResult> {
  const dsn = parseDsn(report);
  if (dsn === undefined) return 'not-a-report';
  const id = [dsn.messageId?.split('@')[0], dsn.envelopeId].find((one) => one !== undefined && /^[0-9a-f]{32}$/.test(one));
  const mail = id === undefined ? undefined : await tx.mail.findMail(id);
  const ours = mail === undefined ? undefined : dsn.recipients.find(({ addresses }) => addresses.includes(mail.to.email.toLowerCase()));
  if (mail === undefined || ours === undefined) return 'unknown';
  if (!permanent(ours)) return 'passing';
  const said = `${ours.status} ${ours.diagnostic}`.trim();
  if (!(await tx.mail.settle(mail, { state: 'bounced', error: said }, at))) return 'known';
  await tx.mail.markBounced(mail.to.email, at, said);
  await notifier.serveByLetter(mail, at, tx);
  return 'bounced';
}

const permanent = ({ action, status }: DsnRecipient): boolean => action === 'failed' && !status.startsWith('4');
