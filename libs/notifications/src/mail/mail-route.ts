import type { MailTx, OutgoingMail } from '@sandbar/workflow';
import { composeMail } from './compose-mail.js';
import type { MailStore } from './mail-folder.js';

/** The way e-mails leave: into a folder of files, or into the queue of an SMTP transport. */
export interface MailRoute {
  /** In the transaction of whatever the e-mail is about; once an id, however often it is asked for. */
  carry(mail: OutgoingMail, tx: Pick<MailTx, 'queue'>): Promise<void>;
}

/** Without SMTP_URL: one .eml file an e-mail. */
export function filedMail(store: MailStore, publicUrl: string): MailRoute {
  return { carry: async (mail) => store.put(await composeMail(mail, publicUrl)) };
}

/** With SMTP_URL: a row, and the job that sends it once the transaction is through. */
export const queuedMail: MailRoute = { carry: (mail, tx) => tx.queue(mail) };
