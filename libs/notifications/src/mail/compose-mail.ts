import { sha256Hex } from '@sandbar/hash';
import type { InboxRow, RecipientRow, TemplateRow } from '@sandbar/workflow';
import MailComposer from 'nodemailer/lib/mail-composer';
import { renderMail } from '../render/render-mail.js';
import type { MailValues } from '../render/render-mail.js';

export interface ComposedMail {
  /** `<day>_<hash>.eml`; the same for the same event and person, whenever it is composed. */
  readonly fileName: string;
  readonly bytes: Buffer;
}
/** Whom an e-mail is for. */
export interface MailReader {
  readonly displayName: string;
  readonly email: string;
  readonly locale: RecipientRow['locale'];
}
/** An e-mail before it is bytes. */
export interface MailDraft {
  /** 32 hex digits that derive from what the e-mail is about and for whom: a repeat is recognised by it. */
  readonly id: string;
  readonly to: MailReader;
  readonly template: Pick<TemplateRow, 'subject' | 'text'>;
  readonly values: MailValues;
  /** ISO instant of its Date. */
  readonly at: string;
  /** Sender; `no-reply` at the site by default. */
  readonly from?: string;
}

/** Id of the e-mail of an inbox row. */
export const mailIdOf = (row: Pick<InboxRow, 'eventKey' | 'person'>): string => sha256Hex(`${row.eventKey} ${row.person}`).slice(0, 32);

/** The host after the @ of Message-ID and of the default sender. */
export function mailHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /^[a-z0-9.-]+$/i.test(hostname) ? hostname : 'localhost';
}

/** What a notification's e-mail may say: that something waits, in which case number and until when, and the link. Nothing above public level. */
export function noticeValues(row: InboxRow, publicUrl: string): MailValues {
  const { reference } = row;
  return {
    case: reference === null ? { zh: '您的一个案件', en: 'One of your cases' } : { zh: `案件 ${reference} `, en: `Case ${reference}` },
    ofCase: reference === null ? null : { zh: `：${reference}`, en: `: ${reference}` },
    due: row.dueDay,
    url: `${publicUrl}${row.link}`,
  };
}

/** RFC 5322 bytes. A pure function of its arguments: composing twice gives the same bytes. @param publicUrl origin of the site */
export async function composeDraft(draft: MailDraft, publicUrl: string): Promise<ComposedMail> {
  const host = mailHost(publicUrl);
  const languages = draft.to.locale === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const { subject, text } = renderMail(draft.template, draft.values, languages);
  const composer = new MailComposer({
    from: draft.from ?? { name: '沙洲 Sandbar', address: `no-reply@${host}` },
    to: { name: draft.to.displayName, address: draft.to.email },
    subject,
    text,
    textEncoding: 'base64',
    date: new Date(draft.at),
    messageId: `<${draft.id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': languages.join(', ') },
    newline: '\r\n',
  });
  return { fileName: `${draft.at.slice(0, 10)}_${draft.id}.eml`, bytes: await composer.compile().build() };
}

/** The e-mail of an inbox row. @param template `mail.todo` or `mail.news` */
export function composeMail(
  row: InboxRow,
  to: RecipientRow & { readonly email: string },
  template: TemplateRow,
  publicUrl: string,
): Promise<ComposedMail> {
  return composeDraft({ id: mailIdOf(row), to, template, values: noticeValues(row, publicUrl), at: row.at }, publicUrl);
}
