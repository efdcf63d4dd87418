import { sha256Hex } from '@sandbar/hash';
import type { InboxRow, RecipientRow } from '@sandbar/workflow';
import MailComposer from 'nodemailer/lib/mail-composer';

export interface ComposedMail {
  /** `<day>_<hash>.eml`; the same for the same event and person, whenever it is composed. */
  readonly fileName: string;
  readonly bytes: Buffer;
}

/**
 * The e-mail of an inbox row as RFC 5322 bytes. It says that something waits, in which case number and until when, and carries the link: nothing above
 * public level, no title, no content, nobody's name but the reader's. A pure function of its arguments: composing twice gives the same bytes.
 * @param publicUrl origin of the site
 */
export async function composeMail(row: InboxRow, to: RecipientRow & { readonly email: string }, publicUrl: string): Promise<ComposedMail> {
  const id = sha256Hex(`${row.eventKey} ${row.person}`).slice(0, 32);
  const { hostname } = new URL(publicUrl);
  const host = /^[a-z0-9.-]+$/i.test(hostname) ? hostname : 'localhost';
  const languages = to.locale === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const parts = languages.map((language) => WORDS[language].body(row, `${publicUrl}${row.link}`));
  const composer = new MailComposer({
    from: { name: '沙洲 Sandbar', address: `no-reply@${host}` },
    to: { name: to.displayName, address: to.email },
    subject: WORDS[languages[0]].subject(row),
    text: `${parts.join('\n\n---\n\n')}\n`,
    textEncoding: 'base64',
    date: new Date(row.at),
    messageId: `<${id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': languages.join(', ') },
    newline: '\r\n',
  });
  return { fileName: `${row.at.slice(0, 10)}_${id}.eml`, bytes: await composer.compile().build() };
}

const WORDS = {
  zh: {
    subject: (row: InboxRow) =>
      `【沙洲】${row.todo ? '您有一项待办' : '您有一条消息'}${row.reference === null ? '' : `：${row.reference}`}`,
    body: (row: InboxRow, url: string) =>
      [
        `您好：`,
        `${row.reference === null ? '您的一个案件' : `案件 ${row.reference} `}${row.todo ? '有一项事项等待您办理' : '有一条新消息'}。`,
        ...(row.dueDay === null ? [] : [`期限：${row.dueDay}（北京时间当日24:00止）。`]),
        `请登录查看：${url}`,
        `本邮件由系统自动发送，不含案件内容，请勿回复。`,
      ].join('\n'),
  },
  en: {
    subject: (row: InboxRow) =>
      `[Sandbar] ${row.todo ? 'Something waits for you' : 'A notification for you'}${row.reference === null ? '' : `: ${row.reference}`}`,
    body: (row: InboxRow, url: string) =>
      [
        `Hello,`,
        `${row.reference === null ? 'One of your cases' : `Case ${row.reference}`} in Sandbar ${row.todo ? 'waits for you to act' : 'has a new notification'}.`,
        ...(row.dueDay === null ? [] : [`Due: ${row.dueDay} (24:00 Beijing time).`]),
        `Sign in to read it: ${url}`,
        `This message was sent by the system and carries nothing of the case. Please do not reply.`,
      ].join('\n'),
  },
} as const;
