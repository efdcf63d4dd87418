import type { Audience, Bilingual } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type {
  InboxRow,
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
import { composeMail } from './mail/compose-mail.js';
import type { MailStore } from './mail/mail-folder.js';
import { AUDIENCE } from './render/labels.js';
import { renderNotice, type NoticeWords } from './render/render-notice.js';
import { getTemplate } from './render/get-template.js';

/** What became of one job. */
export interface Delivery {
  /** Persons who have the message now. */
  readonly told: number;
  /** .eml files written. */
  readonly mailed: number;
  /** Audiences in which nobody was eligible; the case administrators were told. */
  readonly nobody: readonly Audience[];
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

/** Tells people what happened: one inbox row and one e-mail file an event and person, however often the job runs. */
export class Notifier {
  constructor(
    private readonly mail: MailStore,
    private readonly publicUrl: string,
  ) {}

  /**
   * Delivers a fact's notification or a reminder inside the job's own transaction. The person who acted is not told of it. An audience in which nobody
   * is eligible alarms the case administrators, or the head where there is none.
   * @throws Error when the case is missing or the fact has no template: the job fails and is seen; a fault of the disk likewise
   */
  async deliver(job: NotifyJob | ReminderJob, tx: NotificationTx): Promise<Delivery> {
    const subject = await tx.findCase(job.caseId);
    if (subject === undefined) throw new Error(`No case ${job.caseId} to notify about`);
    return 'step' in job ? this.remind(job, subject, tx) : this.tell(job, subject, tx);
  }

  private async tell(job: NotifyJob, subject: NoticeCase, tx: NotificationTx): Promise<Delivery> {
    const template = await getTemplate(tx, job.fact.includes('.') ? job.fact : `fact.${job.fact}`, job.at);
    const { lane, province, clock } = job.data;
    const message = { eventKey: job.eventKey, at: job.at, template, words: { lane, province, clock } };
    return this.send(message, subject, audiencesOfFact(job), job.data, job.actor, tx);
  }

  private async remind(job: ReminderJob, subject: NoticeCase, tx: NotificationTx): Promise<Delivery> {
    const lane = /\.(legality|risk|consumer)$/.exec(job.clock)?.[1];
    const provisional = subject.deadlines.some(({ name, provisional: open }) => name === job.clock && open);
    const message = {
      eventKey: job.eventKey,
      at: job.at,
      template: await getTemplate(tx, `reminder.${job.step}`, job.at),
      words: { clock: job.clock, lane },
      due: { name: job.clock, court: job.court, dueDay: job.dueDay, provisional },
    };
    return this.send(message, subject, audiencesOfReminder(job, subject.kind), lane === undefined ? {} : { lane }, null, tx);
  }

  private async send(
    message: Message,
    subject: NoticeCase,
    audiences: readonly Audience[],
    data: NotifyJob['data'],
    actor: string | null,
    tx: NotificationTx,
  ): Promise<Delivery> {
    const { found, nobody } = await this.find(audiences, subject, data, message.at, tx);
    const others = new Map([...found].filter(([person]) => person !== actor));
    const written = await this.write(message, subject, others, tx);
    for (const audience of nobody) await this.alarm(audience, message, subject, tx);
    return { told: written.told, mailed: written.mailed, nobody };
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

  private async alarm(audience: Audience, about: Message, subject: NoticeCase, tx: NotificationTx): Promise<void> {
    const words: { audience: Bilingual } = { audience: AUDIENCE[audience] };
    const template = await getTemplate(tx, 'alarm.nobody', about.at);
    const message = { eventKey: `${about.eventKey}:nobody:${audience}`, at: about.at, template, words };
    for (const to of ['caseAdministrators', 'head'] as const) {
      if (to === audience) continue;
      const { found } = await this.find([to], subject, {}, about.at, tx);
      if (found.size === 0) continue;
      await this.write(message, subject, found, tx);
      return;
    }
  }

  private async write(message: Message, subject: NoticeCase, found: Found, tx: NotificationTx): Promise<{ told: number; mailed: number }> {
    if (found.size === 0) return { told: 0, mailed: 0 };
    const rows = [...found.values()].map(({ recipient, audiences }): InboxRow => {
      const { subject: title, body, dueDay, todo } = renderNotice(message.template, subject, message.words, audiences, message.due);
      return {
        id: uuidFrom(NAMESPACE, `${message.eventKey} ${recipient.person}`),
        eventKey: message.eventKey,
        person: recipient.person,
        caseId: subject.id,
        template: `${message.template.code}@${message.template.version}`,
        subject: title,
        body,
        link: `/cases/${subject.id}`,
        reference: subject.header.number,
        dueDay,
        // Whoever is reminded is asked to act.
        todo: todo || message.due !== undefined,
        at: message.at,
        readAt: null,
      };
    });
    // What is stored counts: a run before this one may have written the row, and the e-mail must say the same.
    const stored = await tx.addToInbox(rows);
    let mailed = 0;
    for (const row of stored) {
      const recipient = found.get(row.person)?.recipient;
      if (recipient?.email == null) continue;
      const words = await getTemplate(tx, row.todo ? 'mail.todo' : 'mail.news', row.at);
      await this.mail.put(await composeMail(row, { ...recipient, email: recipient.email }, words, this.publicUrl));
      mailed += 1;
    }
    return { told: stored.length, mailed };
  }
}
