import type { MailDelivery, MailState } from '@sandbar/workflow';
import { toInstant } from '../session/instant.js';

export interface MailColumns {
  id: string;
  kind: MailDelivery['kind'];
  person_id: string | null;
  case_id: string | null;
  event_key: string | null;
  statutory: boolean;
  display_name: string;
  address: string;
  locale: MailDelivery['to']['locale'];
  subject: string | null;
  body: string | null;
  at: Date;
  state: MailState;
  attempt: number;
}

export function toMailDelivery(row: MailColumns): MailDelivery {
  return {
    id: row.id,
    kind: row.kind,
    person: row.person_id,
    caseId: row.case_id,
    eventKey: row.event_key,
    statutory: row.statutory,
    to: { displayName: row.display_name, email: row.address, locale: row.locale },
    subject: row.subject ?? '',
    text: row.body ?? '',
    at: toInstant(row.at),
    state: row.state,
    attempt: row.attempt,
  };
}
