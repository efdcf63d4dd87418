import type { InboxRow, OutgoingMail, RecipientRow, TemplateRow } from '@sandbar/workflow';
import { renderMail } from '../render/render-mail.js';
import { mailIdOf } from './compose-mail.js';

/**
 * The e-mail of an inbox row: that something waits, in which case number and until when, and the link. Nothing above public level, no title, no content,
 * nobody's name but the reader's.
 * @param template `mail.todo` or `mail.news`
 * @param statutory it serves a letter
 */
export function noticeMail(
  row: InboxRow,
  to: RecipientRow & { readonly email: string },
  template: TemplateRow,
  publicUrl: string,
  statutory: boolean,
): OutgoingMail {
  const { reference } = row;
  const values = {
    case: reference === null ? { zh: '您的一个案件', en: 'One of your cases' } : { zh: `案件 ${reference} `, en: `Case ${reference}` },
    ofCase: reference === null ? null : { zh: `：${reference}`, en: `: ${reference}` },
    due: row.dueDay,
    url: `${publicUrl}${row.link}`,
  };
  return {
    id: mailIdOf(row),
    kind: 'notice',
    person: row.person,
    caseId: row.caseId,
    eventKey: row.eventKey,
    statutory,
    to: { displayName: to.displayName, email: to.email, locale: to.locale },
    ...renderMail(template, values, to.locale),
    at: row.at,
  };
}
