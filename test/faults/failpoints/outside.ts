import { randomBytes } from 'node:crypto';
import { HookReceiver } from '../hook-receiver.js';
import type { HookSettings } from './failpoints-rig.js';

/** What no process takes with it when it dies: a mail server and a receiver of webhooks, and what each of them has taken. */
export class Outside {
  /** Ids of e-mails, as often as they were taken. */
  readonly mails: string[] = [];
  private constructor(
    private readonly receiver: HookReceiver,
    /** Where webhooks go, and what opens their signing secrets: the same in every life. */
    readonly hooks: HookSettings,
  ) {}

  static async open(): Promise<Outside> {
    const receiver = new HookReceiver();
    const url = `http://127.0.0.1:${await receiver.start()}/hook`;
    return new Outside(receiver, { url, key: randomBytes(32).toString('base64') });
  }
  close(): Promise<void> {
    return this.receiver.stop();
  }

  /** `webhook-id` of each call, as often as it came. */
  get hookIds(): readonly string[] {
    return this.receiver.received.map(({ headers }) => headers['webhook-id']!);
  }
  /** How many webhooks came again under their id with another body. */
  get altered(): number {
    const { received } = this.receiver;
    return new Set(received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size - new Set(this.hookIds).size;
  }
}
