import { NO_CASE_ID } from '@sandbar/workflow';
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
  const beside = row.caseId === NO_CASE_ID;
  const values = {
    case: beside
      ? BESIDE
      : reference === null
        ? { zh: '您的一个案件', en: 'One of your cases' }
        : { zh: `案件 ${reference} `, en: `Case ${reference}` },
    ofCase: reference === null ? null : { zh: `：${reference}`, en: `: ${reference}` },
    due: row.dueDay,
    url: `${publicUrl}${row.link}`,
  };
  return {
    id: mailIdOf(row),
    kind: 'notice',
    person: row.person,
    caseId: beside ? null : row.caseId,
    eventKey: row.eventKey,
    statutory,
    to: { displayName: to.displayName, email: to.email, locale: to.locale },
    ...renderMail(template, values, to.locale),
    at: row.at,
  };
}

/** What belongs to no case: the calendar, say. */
const BESIDE = { zh: '案件以外', en: 'Something beside your cases' };
