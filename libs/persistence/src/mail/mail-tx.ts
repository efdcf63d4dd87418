import type { NotificationType } from '@sandbar/contracts';
import type { MailChoice, MailDelivery, MailOutcome, MailPerson, MailTx, OutgoingMail } from '@sandbar/workflow';
import type { Db } from '../session/statement.js';
import { addDeliverRow, type Carry } from './deliver-row.js';
import { addToDigest, takeDigest } from './digest-rows.js';
import { toMailDelivery } from './mail-row.js';
import type { MailColumns } from './mail-row.js';

const ERROR_LENGTH = 500;

/** E-mail in a transaction of the system role. */
export function mailTx(db: Db, carry: Carry): MailTx {
  return {
    choicesOf: (persons, type) => choicesOf(db, persons, type),
    findPerson: (person) => findPerson(db, person),
    bouncedOf: (addresses) => bouncedOf(db, addresses),
    markBounced: async (address, at, reason) => {
      const text = `INSERT INTO bounced_address (address, since, reason) VALUES (lower($1), $2, $3)
        ON CONFLICT (address) DO UPDATE SET reason = EXCLUDED.reason`;
      await db.query(text, [address, at, reason.slice(0, ERROR_LENGTH)]);
    },
    queue: (mail) => queue(db, mail, carry),
    findMail: async (id) => {
      const [row] = (await db.query<MailColumns & Record<string, unknown>>('SELECT * FROM mail_delivery WHERE id = $1', [id])).rows;
      return row && toMailDelivery(row);
    },
    settle: (mail, outcome, at) => settle(db, mail, outcome, at, carry),
    addToDigest: (row, now, hour) => addToDigest(db, row, now, hour),
    takeDigest: (person, day, now) => takeDigest(db, person, day, now),
  };
}

async function choicesOf(db: Db, persons: readonly string[], type: NotificationType): Promise<ReadonlyMap<string, MailChoice>> {
  const text = 'SELECT person_id, choice FROM notification_preference WHERE type = $2 AND person_id = ANY ($1::uuid[])';
  const { rows } = await db.query<{ person_id: string; choice: MailChoice }>({ name: 'mail_choices', text }, [persons, type]);
  return new Map(rows.map((row) => [row.person_id, row.choice]));
}

async function findPerson(db: Db, person: string): Promise<MailPerson | undefined> {
  const text = `SELECT p.display_name AS "displayName", p.email, p.locale,
      CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END AS firm
    FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.id = $1 AND p.status <> 'disabled'`;
  return (await db.query<MailPerson & Record<string, unknown>>(text, [person])).rows[0];
}

async function bouncedOf(db: Db, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const text = 'SELECT address FROM bounced_address WHERE address = ANY ($1::text[])';
  const { rows } = await db.query<{ address: string }>({ name: 'mail_bounced', text }, [addresses.map((one) => one.toLowerCase())]);
  return new Set(rows.map(({ address }) => address));
}

async function queue(db: Db, mail: OutgoingMail, carry: Carry): Promise<void> {
  const { id, kind, person, caseId, eventKey, statutory, to, subject, text: body, at } = mail;
  const text = `INSERT INTO mail_delivery (id, kind, person_id, case_id, event_key, statutory, display_name, address, locale, subject, body, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING`;
  const values = [id, kind, person, caseId, eventKey, statutory, to.displayName, to.email, to.locale, subject, body, at];
  const { rowCount } = await db.query({ name: 'mail_queue', text }, values);
  if (rowCount !== 0) await addDeliverRow(db, { what: 'mail', id }, 1, caseId, at, null, carry());
}

async function settle(
  db: Db,
  mail: Pick<MailDelivery, 'id' | 'attempt'>,
  outcome: MailOutcome,
  at: string,
  carry: Carry,
): Promise<boolean> {
  const over = outcome.state !== 'pending';
  const text = `UPDATE mail_delivery SET state = $3, last_error = $4, held_until = NULL, settled_at = CASE WHEN $5 THEN $6::timestamptz END,
      subject = CASE WHEN $5 THEN NULL ELSE subject END, body = CASE WHEN $5 THEN NULL ELSE body END
    WHERE id = $1 AND attempt = $2 AND state IN ('pending', 'sending', 'sent') RETURNING case_id`;
  const error = outcome.state === 'sent' ? null : outcome.error.replaceAll('\u0000', '').slice(0, ERROR_LENGTH);
  const { rows } = await db.query<{ case_id: string | null }>(text, [mail.id, mail.attempt, outcome.state, error, over, at]);
  const [row] = rows;
  if (row === undefined) return false;
  if (outcome.state === 'pending')
    await addDeliverRow(db, { what: 'mail', id: mail.id }, mail.attempt + 1, row.case_id, at, outcome.retryAt, carry());
  return true;
}
