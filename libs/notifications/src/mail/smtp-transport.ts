import type { OutgoingMail } from '@sandbar/workflow';
import { mailOptions } from './compose-mail.js';
import type { MailSender } from './compose-mail.js';
import { judgeSmtpFault } from './smtp-fault.js';
import type { SmtpVerdict } from './smtp-fault.js';

export interface SmtpSettings {
  /** smtp: or smtps:, with user and password where the server asks for them. */
  readonly url: string;
  readonly from?: MailSender;
  /** PEM of the authority that signed the server's certificate, beside the system's own. */
  readonly ca?: string;
  /** Upper bounds in milliseconds; the defaults are for a server on the internet. */
  readonly patience?: { readonly connect: number; readonly idle: number; readonly whole: number };
}
/** Sends one e-mail and says what became of it; never throws. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<{ readonly verdict: 'accepted' } | SmtpVerdict>;
  close(): void;
}

const PATIENCE = { connect: 10_000, idle: 30_000, whole: 60_000 };
const CONNECTIONS = 3;
const MAILS_A_CONNECTION = 100;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/**
 * SMTP by nodemailer's pool. TLS 1.2 or later with a certificate that holds is required from the first byte (smtps:) or by STARTTLS (smtp:); a server on this machine
 * may do without. A server that refuses TLS, or breaks off, is tried again later: nothing goes out in clear text.
 */
export function smtpTransport(settings: SmtpSettings, publicUrl: string): MailTransport {
  const url = new URL(settings.url);
  const secure = url.protocol === 'smtps:';
  const here = LOOPBACK.test(url.hostname);
  const { connect, idle, whole } = settings.patience ?? PATIENCE;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const open = async () =>
    (await import('nodemailer')).createTransport({
      pool: true,
      maxConnections: CONNECTIONS,
      maxMessages: MAILS_A_CONNECTION,
      host,
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTLS: !secure && !here,
      ignoreTLS: !secure && here && settings.ca === undefined,
      ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
      tls: { minVersion: 'TLSv1.2', ...(settings.ca === undefined ? {} : { ca: settings.ca }) },
      connectionTimeout: connect,
      greetingTimeout: connect,
      socketTimeout: idle,
      dnsTimeout: connect,
    });
  // Opened by the first e-mail: a process that sends none loads nothing for it.
  let opened: ReturnType<typeof open> | undefined;
  return {
    async send(mail) {
      const dsn = { id: mail.id, return: 'headers' as const, notify: ['failure' as const], recipient: mail.to.email };
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(Object.assign(new Error(`no answer within ${whole} ms`), { code: 'ETIMEDOUT' })), whole);
      });
      try {
        const transport = await (opened ??= open());
        await Promise.race([transport.sendMail({ ...mailOptions(mail, publicUrl, settings.from), dsn }), late]);
        return { verdict: 'accepted' };
      } catch (fault) {
        return judgeSmtpFault(fault);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () =>
      void opened?.then(
        (transport) => transport.close(),
        () => undefined,
      ),
  };
}
