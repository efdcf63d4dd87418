import { sha256Hex } from '@sandbar/hash';
import type { Clock, OutboxStore, OutgoingMail } from '@sandbar/workflow';
import { getTemplate } from '../render/get-template.js';
import { renderMail } from '../render/render-mail.js';
import type { MailValues } from '../render/render-mail.js';
import type { MailRoute } from './mail-route.js';

export interface DirectLetter {
  /** Code of a template of e-mails, such as `mail.invitation`. */
  readonly template: string;
  readonly to: OutgoingMail['to'];
  /** What the template's places stand for; a line whose value is missing is left out. */
  readonly values: MailValues;
  /** What the e-mail is about: the same key to the same address is one e-mail, however often it is asked for. */
  readonly key: string;
}

/** An e-mail from a template to an address, for what is no event of a case: an invitation, say. */
export class DirectMail {
  constructor(
    private readonly store: Pick<OutboxStore, 'run'>,
    private readonly route: MailRoute,
    private readonly clock: Clock,
  ) {}

  /** Once it returns the e-mail is queued (or filed), not sent. @throws Error for an unknown template, StoreUnavailable */
  async send({ template, to, values, key }: DirectLetter): Promise<void> {
    const at = this.clock.now();
    await this.store.run(async ({ notifications: tx }) => {
      const words = await getTemplate(tx, template, at);
      const id = sha256Hex(`direct ${key} ${to.email.toLowerCase()}`).slice(0, 32);
      const about = { id, kind: 'direct', person: null, caseId: null, eventKey: null, statutory: false, at } as const;
      await this.route.carry({ ...about, to, ...renderMail(words, values, to.locale) }, tx.mail);
    });
  }
}
