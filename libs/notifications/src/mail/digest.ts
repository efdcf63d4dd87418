import { sha256Hex } from '@sandbar/hash';
import { NO_CASE_ID } from '@sandbar/workflow';
import type { DeliverJob, InboxRow, NotificationTx } from '@sandbar/workflow';
import { getTemplate } from '../render/get-template.js';
import { renderMail } from '../render/render-mail.js';
import type { MailRoute } from './mail-route.js';

/** A digest of hundreds of lines is read by nobody; the inbox has them all. */
const LINES = 50;
export const SETTINGS_PATH = '/me/notifications';

/** The daily digest: one a person and day, of what the person did not want at once. */
export class Digest {
  constructor(
    private readonly route: MailRoute,
    private readonly publicUrl: string,
  ) {}

  /** In the transaction in which the day's job is done. @returns whether there was anything to send */
  async deliver(job: Extract<DeliverJob, { what: 'digest' }>, tx: NotificationTx, now: string): Promise<boolean> {
    const rows = await tx.mail.takeDigest(job.person, job.day, now);
    const person = await tx.mail.findPerson(job.person);
    if (rows.length === 0 || person?.email == null) return false;
    if ((await tx.mail.bouncedOf([person.email])).size > 0) return false;
    const { displayName, email, locale } = person;
    const template = await getTemplate(tx, 'mail.digest', now);
    const values = {
      count: String(rows.length),
      todos: String(rows.filter(({ todo }) => todo).length),
      lines: { zh: linesOf(rows, 'zh'), en: linesOf(rows, 'en') },
      url: `${this.publicUrl}/inbox?show=unread`,
      settings: `${this.publicUrl}${SETTINGS_PATH}`,
    };
    const id = sha256Hex(`digest ${job.person} ${job.day}`).slice(0, 32);
    const text = renderMail(template, values, locale);
    const about = { id, kind: 'digest', person: job.person, caseId: null, eventKey: null, statutory: false, at: now } as const;
    await this.route.carry({ ...about, to: { displayName, email, locale }, ...text }, tx.mail);
    return true;
  }
}

/** A line a case: its number, how many notifications, how many of them to-dos, the nearest day. Nothing that a notification says. */
function linesOf(rows: readonly InboxRow[], language: 'zh' | 'en'): string {
  const cases = new Map<string, InboxRow[]>();
  for (const row of rows) cases.set(row.caseId, [...(cases.get(row.caseId) ?? []), row]);
  const lines = [...cases.values()].map((of) => {
    const reference = of.findLast((row) => row.reference !== null)?.reference;
    const beside = of[0]?.caseId === NO_CASE_ID;
    const todos = of.filter(({ todo }) => todo).length;
    const due = of.flatMap(({ dueDay }) => dueDay ?? []).sort()[0];
    return language === 'zh'
      ? `- ${reference ?? (beside ? '案件以外' : '尚无编号的案件')}：${of.length}条消息${todos > 0 ? `，${todos}项待办` : ''}${due === undefined ? '' : `，最近期限${due}`}`
      : `- ${reference ?? (beside ? 'beside your cases' : 'a case without a number yet')}: ${of.length} new${todos > 0 ? `, ${todos} to do` : ''}${due === undefined ? '' : `, nearest day ${due}`}`;
  });
  const more = language === 'zh' ? `- 另有${lines.length - LINES}件` : `- ${lines.length - LINES} more cases`;
  return [...lines.slice(0, LINES), ...(lines.length > LINES ? [more] : [])].join('\n');
}
