import type { InboxRow, NoticeCase, NotificationTx, RecipientQuery, RecipientRow, TemplateRow } from '@sandbar/workflow';
import { CARRY_NOTHING, type Carry } from '../mail/deliver-row.js';
import { mailTx } from '../mail/mail-tx.js';
import { webhookTx } from '../webhooks/webhook-tx.js';
import { INBOX_COLUMNS, toInboxRow } from '../people/inbox-row.js';
import type { InboxColumns } from '../people/inbox-row.js';
import { shanghaiDay } from '../reference/shanghai-day.js';
import type { Db } from '../session/statement.js';

/** Members of a transaction of the system role. */
export function notificationTx(db: Db, carry: Carry = CARRY_NOTHING): NotificationTx {
  // Everybody who is told of one thing is told in the same words.
  const templates = new Map<string, Promise<TemplateRow | undefined>>();
  const findOnce = (code: string, at: string): Promise<TemplateRow | undefined> => {
    const known = templates.get(`${code} ${at}`) ?? findTemplate(db, code, at);
    templates.set(`${code} ${at}`, known);
    return known;
  };
  return {
    mail: mailTx(db, carry),
    webhooks: webhookTx(db, carry),
    findRuleValue: (code, at) => findRuleValue(db, code, at),
    findTemplate: findOnce,
    findCase: (caseId) => findCase(db, caseId),
    listRecipients: (query) => listRecipients(db, query),
    addToInbox: (rows) => addToInbox(db, rows),
  };
}

async function findRuleValue(db: Db, code: string, at: string): Promise<number | undefined> {
  const text = `SELECT value::float8 AS value FROM rule WHERE code = $1 AND authority = '' AND effective_from <= $2::date
    AND (effective_to IS NULL OR $2::date <= effective_to) ORDER BY version DESC LIMIT 1`;
  return (await db.query<{ value: number }>({ name: 'notice_rule', text }, [code, shanghaiDay(at)])).rows[0]?.value;
}

async function findTemplate(db: Db, code: string, at: string): Promise<TemplateRow | undefined> {
  const text = `SELECT code, version, type, subject, text, todo FROM notification_template
    WHERE code = $1 AND valid_from <= $2::date ORDER BY version DESC LIMIT 1`;
  return (await db.query<TemplateRow & Record<string, unknown>>({ name: 'notice_template', text }, [code, shanghaiDay(at)])).rows[0];
}

async function findCase(db: Db, caseId: string): Promise<NoticeCase | undefined> {
  const text = `SELECT c.id, c.kind, c.definition, c.header, c.stage, c.closed, c.snapshot,
      (SELECT a.name FROM authority a WHERE a.id = c.lead_authority) AS "leadAuthorityName",
      coalesce((SELECT json_agg(json_build_object('name', d.name, 'court', d.court, 'dueDay', d.reckoning->>'dueDay', 'provisional', d.provisional)
                                ORDER BY d.due_at, d.name)
        FROM deadline d WHERE d.case_id = c.id AND d.closed_seq IS NULL AND d.status IN ('running', 'overdue') AND d.reckoning->>'dueDay' IS NOT NULL),
        '[]') AS deadlines
    FROM case_file c WHERE c.id = $1`;
  return (await db.query<NoticeCase & Record<string, unknown>>({ name: 'notice_case', text }, [caseId])).rows[0];
}

/** Every given condition holds of the person, or of somebody whom the person covers. */
async function listRecipients(db: Db, query: RecipientQuery): Promise<readonly RecipientRow[]> {
  const values: unknown[] = [query.at];
  const any = (list: readonly string[], column: string, type: string): string => `${column} = ANY ($${values.push(list)}::${type}[])`;
  // The instant is named even where no role is asked for: Postgres wants a type for every parameter.
  const where: string[] = [`p.status <> 'disabled' AND $1::timestamptz IS NOT NULL`];
  if (query.persons) where.push(any(query.persons, 'p.id', 'uuid'));
  if (query.organisations) where.push(any(query.organisations, 'p.organisation_id', 'uuid'));
  if (query.authorities) where.push(any(query.authorities, 'p.authority_id', 'uuid'));
  if (query.officeProvinces) where.push(`p.authority_id IS NOT NULL AND ${any(query.officeProvinces, 'p.province', 'text')}`);
  let role = '';
  if (query.roles) {
    role = any(query.roles, 'g.role', 'text');
    where.push(`EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND ${IN_FORCE('g')} AND ${role})`);
  }
  // A delegate covers only the roles that the delegation names, and only where the delegator holds them.
  const covers =
    role === ''
      ? ''
      : ` UNION SELECT d.id, d.display_name, d.email, d.locale FROM person d JOIN delegation v ON v.delegate = d.id JOIN person p ON p.id = v.delegator
          WHERE d.status <> 'disabled' AND ${IN_FORCE('v')} AND ${where.join(' AND ')}
            AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND ${IN_FORCE('g')} AND ${role} AND g.role = ANY (v.roles))`;
  // One name for each set of conditions: they are the whole text.
  const name = `notice_recipients_${[query.persons, query.organisations, query.authorities, query.officeProvinces, query.roles].map((one) => (one ? 1 : 0)).join('')}`;
  const text = `SELECT p.id AS person, p.display_name AS "displayName", p.email, p.locale FROM person p WHERE ${where.join(' AND ')}${covers} ORDER BY 1`;
  return (await db.query<RecipientRow & Record<string, unknown>>({ name, text }, values)).rows;
}

const IN_FORCE = (alias: string): string => `${alias}.valid_from <= $1 AND (${alias}.valid_to IS NULL OR $1 < ${alias}.valid_to)`;

const ADD = `INSERT INTO notification (id, event_key, person_id, case_id, template, subject, body, link, reference, due_day, todo, at, read_at)
     SELECT r.id, r."eventKey", r.person, r."caseId", r.template, r.subject, r.body, r.link, r.reference, r."dueDay", r.todo, r.at, r."readAt"
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "eventKey" text, person uuid, "caseId" uuid, template text, subject jsonb, body jsonb, link text,
       reference text, "dueDay" date, todo bool, at timestamptz, "readAt" timestamptz)
     ON CONFLICT (event_key, person_id) DO NOTHING`;
/** Row by row, by the key of events: a plan for any number of rows would read all there are. */
const ADDED = `SELECT ${INBOX_COLUMNS} FROM jsonb_to_recordset($1::jsonb) AS r("eventKey" text, person uuid)
  CROSS JOIN LATERAL (SELECT * FROM notification m WHERE m.event_key = r."eventKey" AND m.person_id = r.person OFFSET 0) n`;

async function addToInbox(db: Db, rows: readonly InboxRow[]): Promise<readonly InboxRow[]> {
  if (rows.length === 0) return [];
  const json = JSON.stringify(rows);
  await db.query({ name: 'notice_add', text: ADD }, [json]);
  const { rows: stored } = await db.query<InboxColumns>({ name: 'notice_added', text: ADDED }, [json]);
  return stored.map(toInboxRow);
}
