import { sha256Hex } from '@sandbar/hash';
import type { InboxRow, OutgoingMail } from '@sandbar/workflow';

export interface ComposedMail {
  /** `<day>_<hash>.eml`; the same for the same event and person, whenever it is composed. */
  readonly fileName: string;
  readonly bytes: Buffer;
}
/** The sender: a name and an address. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** Id of the e-mail of an inbox row: the left half of its Message-ID. */
export const mailIdOf = (row: Pick<InboxRow, 'eventKey' | 'person'>): string => sha256Hex(`${row.eventKey} ${row.person}`).slice(0, 32);

/** The host after the @ of a Message-ID and of the default sender. */
export function mailHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /^[a-z0-9.-]+$/i.test(hostname) ? hostname : 'localhost';
}

/** The sender of an installation that names none. */
export const defaultSender = (publicUrl: string): MailSender => ({ name: '沙洲 Sandbar', address: `no-reply@${mailHost(publicUrl)}` });

/** An e-mail in nodemailer's words. Auto-Submitted keeps holiday notices from answering it. */
export function mailOptions(mail: OutgoingMail, publicUrl: string, from = defaultSender(publicUrl)) {
  return {
    from,
    to: { name: mail.to.displayName, address: mail.to.email },
    subject: mail.subject,
    text: mail.text,
    textEncoding: 'base64' as const,
    date: new Date(mail.at),
    messageId: `<${mail.id}@${mailHost(publicUrl)}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.to.locale === 'zh' ? 'zh, en' : 'en, zh' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 5322 bytes. A pure function of its arguments: composing twice gives the same bytes. @param publicUrl origin of the site */
export async function composeMail(mail: OutgoingMail, publicUrl: string, from?: MailSender): Promise<ComposedMail> {
  // Here and not above: an api that queues its e-mails composes none, and loads nothing for it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({ ...mailOptions(mail, publicUrl, from), newline: '\r\n' });
  return { fileName: `${mail.at.slice(0, 10)}_${mail.id}.eml`, bytes: await composer.compile().build() };
}
