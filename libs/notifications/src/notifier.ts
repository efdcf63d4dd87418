import type { Audience, Bilingual } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type {
  InboxRow,
  MailDelivery,
  NoticeCase,
  NotificationTx,
  NotifyJob,
  OpenDeadline,
  RecipientRow,
  ReminderJob,
  TemplateRow,
} from '@sandbar/workflow';
import { queriesFor } from './audience/audience-queries.js';
import { audiencesOfFact, audiencesOfReminder } from './audience/clock-audience.js';
import { MailDesk } from './mail/mail-desk.js';
import type { MailRoute } from './mail/mail-route.js';
import { AUDIENCE } from './render/labels.js';
import { renderNotice, type NoticeWords } from './render/render-notice.js';
import { getTemplate } from './render/get-template.js';

/** What became of one job. */
export interface Delivery {
  /** Persons who have the message now. */
  readonly told: number;
  /** E-mails filed or queued; those kept for a digest do not count. */
  readonly mailed: number;
  /** Audiences in which nobody was eligible; the case administrators were told. */
  readonly nobody: readonly Audience[];
  /** Everybody of the audiences, who acted included. */
  readonly audience: readonly string[];
}
interface Message {
  readonly eventKey: string;
  readonly at: string;
  readonly template: TemplateRow;
  readonly words: NoticeWords;
  readonly due?: OpenDeadline;
}
type Found = ReadonlyMap<string, { readonly recipient: RecipientRow; readonly audiences: readonly Audience[] }>;

/** Ids of inbox rows derive from event and person: the second run of a job meets the first one's rows. */
const NAMESPACE = '2f1c7a52-55c0-5d8e-8a0e-6f3f6f1b9c77';

/** Tells people what happened: one inbox row and one e-mail an event and person, however often the job runs. */
export class Notifier {
  private readonly desk: MailDesk;

  constructor(route: MailRoute, publicUrl: string) {
    this.desk = new MailDesk(route, publicUrl);
  }

  /**
   * Delivers a fact's notification or a reminder inside the job's own transaction. The person who acted is not told of it. An audience in which nobody
   * is eligible alarms the case administrators, or the head where there is none.
   * @param now when the job runs; decides only which digest takes what
   * @throws Error when the case is missing or the fact has no template: the job fails and is seen; a fault of the disk likewise
   */
  async deliver(job: NotifyJob | ReminderJob, tx: NotificationTx, now = job.at): Promise<Delivery> {
    const subject = await tx.findCase(job.caseId);
    if (subject === undefined) throw new Error(`No case ${job.caseId} to notify about`);
    return 'step' in job ? this.remind(job, subject, tx, now) : this.tell(job, subject, tx, now);
  }

  /**
   * Paper service (process.md §3): an e-mail that serves a letter did not arrive, so the lead authority's desk is asked to send it; the officer records the
   * service on the case. Once an event and firm. Nothing for office staff, nor for what serves nobody.
   */
  async serveByLetter(
    mail: Pick<MailDelivery, 'statutory' | 'caseId' | 'eventKey' | 'person'>,
    at: string,
    tx: NotificationTx,
  ): Promise<void> {
    if (!mail.statutory || mail.caseId === null || mail.person === null) return;
    const [person, subject] = [await tx.mail.findPerson(mail.person), await tx.findCase(mail.caseId)];
    if (person?.firm == null || subject === undefined) return;
    const words = { firm: { zh: person.firm.name, en: person.firm.name } };
    const template = await getTemplate(tx, 'alarm.serve-by-letter', at);
    const message = { eventKey: `${mail.eventKey}:letter:${person.firm.id}`, at, template, words };
    await this.send(message, subject, ['intake'], {}, null, tx, at);
  }

  /** Tells those who keep an organisation's webhooks that one was switched off, once a delivery. */
  async webhookDisabled(
    failed: { readonly delivery: string; readonly caseId: string; readonly organisation: string | null; readonly authority: string | null },
    at: string,
    tx: NotificationTx,
  ): Promise<void> {
    const subject = await tx.findCase(failed.caseId);
    if (subject === undefined) return;
    const place = failed.organisation === null ? { authorities: [failed.authority ?? ''] } : { organisations: [failed.organisation] };
    const keepers = await tx.listRecipients({ roles: ['signatory', 'unit-administrator', 'head', 'case-administrator'], ...place, at });
    const template = await getTemplate(tx, 'alarm.webhook-disabled', at);
    const message = { eventKey: `${failed.delivery}:disabled`, at, template, words: {} };
    const found = new Map(keepers.map((recipient) => [recipient.person, { recipient, audiences: [] }]));
    await this.write(message, subject, found, tx, at);
  }

  private async tell(job: NotifyJob, subject: NoticeCase, tx: NotificationTx, now: string): Promise<Delivery> {
    const template = await getTemplate(tx, job.fact.includes('.') ? job.fact : `fact.${job.fact}`, job.at);
    const { lane, province, clock } = job.data;
    const message = { eventKey: job.eventKey, at: job.at, template, words: { lane, province, clock } };
    return this.send(message, subject, audiencesOfFact(job), job.data, job.actor, tx, now);
  }

  private async remind(job: ReminderJob, subject: NoticeCase, tx: NotificationTx, now: string): Promise<Delivery> {
    const lane = /\.(legality|risk|consumer)$/.exec(job.clock)?.[1];
    const provisional = subject.deadlines.some(({ name, provisional: open }) => name === job.clock && open);
    const message = {
      eventKey: job.eventKey,
      at: job.at,
      template: await getTemplate(tx, `reminder.${job.step}`, job.at),
      words: { clock: job.clock, lane },
      due: { name: job.clock, court: job.court, dueDay: job.dueDay, provisional },
    };
    return this.send(message, subject, audiencesOfReminder(job, subject.kind), lane === undefined ? {} : { lane }, null, tx, now);
  }

  private async send(
    message: Message,
    subject: NoticeCase,
    audiences: readonly Audience[],
    data: NotifyJob['data'],
    actor: string | null,
    tx: NotificationTx,
    now: string,
  ): Promise<Delivery> {
    const { found, nobody } = await this.find(audiences, subject, data, message.at, tx);
    const others = new Map([...found].filter(([person]) => person !== actor));
    const written = await this.write(message, subject, others, tx, now);
    for (const audience of nobody) await this.alarm(audience, message, subject, tx, now);
    return { told: written.told, mailed: written.mailed, nobody, audience: [...found.keys()] };
  }

  private async find(
    audiences: readonly Audience[],
    subject: NoticeCase,
    data: NotifyJob['data'],
    at: string,
    tx: NotificationTx,
  ): Promise<{ found: Found; nobody: Audience[] }> {
    const found = new Map<string, { recipient: RecipientRow; audiences: Audience[] }>();
    const nobody: Audience[] = [];
    for (const audience of audiences)
      for (const query of queriesFor(audience, subject, data)) {
        const people = (await tx.listRecipients({ ...query, at })).filter(({ person }) => !subject.header.closedTo.includes(person));
        if (people.length === 0 && !nobody.includes(audience)) nobody.push(audience);
        for (const recipient of people) {
          const known = found.get(recipient.person) ?? { recipient, audiences: [] };
          if (!known.audiences.includes(audience)) known.audiences.push(audience);
          found.set(recipient.person, known);
        }
      }
    return { found, nobody };
  }

  private async alarm(audience: Audience, about: Message, subject: NoticeCase, tx: NotificationTx, now: string): Promise<void> {
    const words: { audience: Bilingual } = { audience: AUDIENCE[audience] };
    const template = await getTemplate(tx, 'alarm.nobody', about.at);
    const message = { eventKey: `${about.eventKey}:nobody:${audience}`, at: about.at, template, words };
    for (const to of ['caseAdministrators', 'head'] as const) {
      if (to === audience) continue;
      const { found } = await this.find([to], subject, {}, about.at, tx);
      if (found.size === 0) continue;
      await this.write(message, subject, found, tx, now);
      return;
    }
  }

  private async write(
    message: Message,
    subject: NoticeCase,
    found: Found,
    tx: NotificationTx,
    now: string,
  ): Promise<{ told: number; mailed: number }> {
    if (found.size === 0) return { told: 0, mailed: 0 };
    const rows = [...found.values()].map(({ recipient, audiences }) => inboxRow(message, subject, recipient.person, audiences));
    // What is stored counts: a run before this one may have written the row, and the e-mail must say the same.
    const stored = await tx.addToInbox(rows);
    const readers = [...found.values()].map(({ recipient }) => recipient);
    const { mailed, unserved } = await this.desk.mail(stored, readers, message.template.type, tx, now);
    for (const person of unserved)
      await this.serveByLetter({ statutory: true, caseId: subject.id, eventKey: message.eventKey, person }, message.at, tx);
    return { told: stored.length, mailed };
  }
}

function inboxRow(message: Message, subject: NoticeCase, person: string, audiences: readonly Audience[]): InboxRow {
  const { eventKey, at, template, words, due } = message;
  const { subject: title, body, dueDay, todo } = renderNotice(template, subject, words, audiences, due);
  return {
    id: uuidFrom(NAMESPACE, `${eventKey} ${person}`),
    eventKey,
    person,
    caseId: subject.id,
    template: `${template.code}@${template.version}`,
    subject: title,
    body,
    link: `/cases/${subject.id}`,
    reference: subject.header.number,
    dueDay,
    // Whoever is reminded is asked to act.
    todo: todo || due !== undefined,
    at,
    readAt: null,
  };
}
