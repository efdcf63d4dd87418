import type { Bilingual } from '@sandbar/domain';
import type { InboxRow } from '@sandbar/workflow';
import { toInstant, toInstantOrNull } from '../session/instant.js';

export interface InboxColumns {
  id: string;
  event_key: string;
  person_id: string;
  case_id: string;
  template: string;
  subject: Bilingual;
  body: Bilingual;
  link: string;
  reference: string | null;
  due_day: string | null;
  todo: boolean;
  at: Date;
  read_at: Date | null;
}

/** The day as text: a date would come back as a moment in this machine's time zone. */
export const INBOX_COLUMNS =
  'n.id, n.event_key, n.person_id, n.case_id, n.template, n.subject, n.body, n.link, n.reference, n.due_day::text AS due_day, n.todo, n.at, n.read_at';

export function toInboxRow(row: InboxColumns): InboxRow {
  return {
    id: row.id,
    eventKey: row.event_key,
    person: row.person_id,
    caseId: row.case_id,
    template: row.template,
    subject: row.subject,
    body: row.body,
    link: row.link,
    reference: row.reference,
    dueDay: row.due_day,
    todo: row.todo,
    at: toInstant(row.at),
    readAt: toInstantOrNull(row.read_at),
  };
}
