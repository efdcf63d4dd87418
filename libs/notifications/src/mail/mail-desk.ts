import { NOTIFICATION_TYPES, type NotificationType } from '@sandbar/contracts';
import type { InboxRow, NotificationTx, RecipientRow } from '@sandbar/workflow';
import { getTemplate } from '../render/get-template.js';
import type { MailRoute } from './mail-route.js';
import { noticeMail } from './notice-mail.js';

const DIGEST_HOUR = 'digest.hour';

/** Decides, person by person, how the e-mail of a notification goes: at once, in the digest, or not at all. */
export class MailDesk {
  constructor(
    private readonly route: MailRoute,
    private readonly publicUrl: string,
  ) {}

  /**
   * What serves a letter goes at once, whatever was chosen. To an address that bounced nothing goes.
   * @returns how many e-mails went, and whom a letter could not reach: the address bounced, or there is none
   */
  async mail(
    rows: readonly InboxRow[],
    readers: readonly RecipientRow[],
    type: NotificationType,
    tx: NotificationTx,
    now: string,
  ): Promise<{ readonly mailed: number; readonly unserved: readonly string[] }> {
    const { statutory } = NOTIFICATION_TYPES[type];
    const reachable = new Map(readers.flatMap((one) => (one.email === null ? [] : [[one.person, { ...one, email: one.email }] as const])));
    const choices = statutory || reachable.size === 0 ? new Map<string, never>() : await tx.mail.choicesOf([...reachable.keys()], type);
    const bounced = reachable.size === 0 ? new Set<string>() : await tx.mail.bouncedOf([...reachable.values()].map(({ email }) => email));
    const unserved: string[] = [];
    let mailed = 0;
    for (const row of rows) {
      const reader = reachable.get(row.person);
      const choice = choices.get(row.person) ?? 'now';
      if (reader === undefined || bounced.has(reader.email.toLowerCase())) {
        if (statutory) unserved.push(row.person);
      } else if (choice === 'off') continue;
      else if (choice === 'digest') await tx.mail.addToDigest(row, now, await hourOf(tx, now));
      else {
        const template = await getTemplate(tx, row.todo ? 'mail.todo' : 'mail.news', row.at);
        await this.route.carry(noticeMail(row, reader, template, this.publicUrl, statutory), tx.mail);
        mailed += 1;
      }
    }
    return { mailed, unserved };
  }
}

async function hourOf(tx: NotificationTx, now: string): Promise<number> {
  const hour = await tx.findRuleValue(DIGEST_HOUR, now);
  if (hour === undefined) throw new Error(`the rule ${DIGEST_HOUR} has no value in force: load the reference data (sandbar seed)`);
  return hour;
}
