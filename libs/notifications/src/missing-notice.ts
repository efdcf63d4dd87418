import type { Bilingual, Role } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import { NO_CASE_ID, type InboxRow, type NotificationTx } from '@sandbar/workflow';
import { MailDesk } from './mail/mail-desk.js';
import type { MailRoute } from './mail/mail-route.js';
import { fill } from './render/fill.js';
import { getTemplate } from './render/get-template.js';

const TEMPLATE = 'alarm.calendar-missing';
/** Ids of inbox rows derive from event and person. */
const NAMESPACE = '5f5a3d0c-8d0e-5b8c-9b0b-2a9c7f6d1e44';

/** Tells those who may load it that a year's notice is missing: once when it should be there, and once more when the year has begun. */
export class MissingNotice {
  private readonly desk: MailDesk;

  constructor(route: MailRoute, publicUrl: string) {
    this.desk = new MailDesk(route, publicUrl);
  }

  /**
   * @param roles of those who may change the calendar
   * @param begun the year is running already
   * @returns how many people have the message
   */
  async tell(year: number, begun: boolean, roles: readonly Role[], at: string, tx: NotificationTx): Promise<number> {
    const readers = await tx.listRecipients({ roles, at });
    if (readers.length === 0) return 0;
    const template = await getTemplate(tx, TEMPLATE, at);
    const words = { year: { zh: `${year} 年`, en: String(year) } };
    const todo = template.todo['caseAdministrators'];
    const body = (language: keyof Bilingual): string =>
      [template.text, ...(todo === undefined ? [] : [TO_DO(todo)])].map((one) => fill(one[language], words, language)).join('\n');
    const eventKey = `calendar-missing:${year}:${begun ? 'begun' : 'expected'}`;
    const rows = readers.map(({ person }): InboxRow => ({
      id: uuidFrom(NAMESPACE, `${eventKey} ${person}`),
      eventKey,
      person,
      caseId: NO_CASE_ID,
      template: `${template.code}@${template.version}`,
      subject: { zh: fill(template.subject.zh, words, 'zh'), en: fill(template.subject.en, words, 'en') },
      body: { zh: body('zh'), en: body('en') },
      link: '/calendar#notice',
      reference: null,
      dueDay: null,
      todo: true,
      at,
      readAt: null,
    }));
    const stored = await tx.addToInbox(rows);
    await this.desk.mail(stored, readers, template.type, tx, at);
    return stored.length;
  }
}

const TO_DO = ({ zh, en }: Bilingual): Bilingual => ({ zh: `请您：${zh}。`, en: `To do: ${en}.` });
