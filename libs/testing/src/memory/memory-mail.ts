import type { NotificationType } from '@sandbar/contracts';
import type { InboxRow, MailChoice, MailDelivery, MailOutcome, MailPerson, MailTx, OutgoingMail, WebhookTx } from '@sandbar/workflow';

/** The mail queue in memory: what was queued, what became of it, who chose what. */
export class MemoryMail implements MailTx {
  readonly choices = new Map<string, MailChoice>();
  readonly bounced = new Set<string>();
  readonly queued = new Map<string, MailDelivery>();
  readonly digests: { readonly notification: string; readonly person: string; readonly hour: number }[] = [];
  readonly people = new Map<string, MailPerson>();

  choicesOf(persons: readonly string[], type: NotificationType): Promise<ReadonlyMap<string, MailChoice>> {
    const found = persons.flatMap((person) => {
      const choice = this.choices.get(`${person} ${type}`);
      return choice === undefined ? [] : [[person, choice] as const];
    });
    return Promise.resolve(new Map(found));
  }

  findPerson(person: string): Promise<MailPerson | undefined> {
    return Promise.resolve(this.people.get(person));
  }

  bouncedOf(addresses: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(addresses.map((one) => one.toLowerCase()).filter((one) => this.bounced.has(one))));
  }

  markBounced(address: string): Promise<void> {
    this.bounced.add(address.toLowerCase());
    return Promise.resolve();
  }

  queue(mail: OutgoingMail): Promise<void> {
    if (!this.queued.has(mail.id)) this.queued.set(mail.id, { ...mail, state: 'pending', attempt: 0 });
    return Promise.resolve();
  }

  findMail(id: string): Promise<MailDelivery | undefined> {
    return Promise.resolve(this.queued.get(id));
  }

  settle(mail: Pick<MailDelivery, 'id' | 'attempt'>, outcome: MailOutcome): Promise<boolean> {
    const known = this.queued.get(mail.id);
    if (known === undefined || known.attempt !== mail.attempt || known.state === 'bounced' || known.state === 'failed')
      return Promise.resolve(false);
    this.queued.set(mail.id, { ...known, state: outcome.state });
    return Promise.resolve(true);
  }

  addToDigest(row: Pick<InboxRow, 'id' | 'person'>, _now: string, hour: number): Promise<void> {
    this.digests.push({ notification: row.id, person: row.person, hour });
    return Promise.resolve();
  }

  takeDigest(): Promise<readonly InboxRow[]> {
    return Promise.resolve([]);
  }
}

/** No endpoint anywhere. */
export const noWebhooks: WebhookTx = { fanOut: () => Promise.resolve(0), settle: () => Promise.resolve(true) };

/** Members of a NotificationTx for who tells nobody: no words, no rules, no e-mail. */
export const wordless = () => ({
  mail: new MemoryMail(),
  webhooks: noWebhooks,
  findRuleValue: () => Promise.resolve(undefined),
  findTemplate: () => Promise.resolve(undefined),
});
