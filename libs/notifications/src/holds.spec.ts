import type { Clock, SecretBox } from '@sandbar/workflow';
import { Postman } from './mail/postman.js';
import type { MailTransport } from './mail/smtp-transport.js';
import type { Notifier } from './notifier.js';
import { WebhookCourier } from './webhooks/webhook-courier.js';

const clock: Clock = { now: () => '2026-04-01T02:00:00.000Z' };
const unused = <T>(): T =>
  new Proxy(
    {},
    {
      get: (_target, name) => {
        throw new Error(`nobody asks for ${String(name)}`);
      },
    },
  ) as T;

/** Says until when it was claimed, and that another process has it. */
class Claims {
  readonly asked: string[] = [];
  readonly claim = (_id: string, _now: string, until: string) => {
    this.asked.push(until);
    return Promise.resolve({ busyUntil: until });
  };
}

describe('what goes out of the house', () => {
  it('is held as long as the configuration says, and left to whoever has it', async () => {
    const claims = new Claims();
    const queue = { claim: claims.claim, countByState: () => Promise.reject(new Error('nobody counts')) };
    const postman = new Postman(queue, unused<MailTransport>(), unused<Notifier>(), clock, { waits: [1], holdSeconds: 300 });
    const courier = new WebhookCourier(claims, unused<SecretBox>(), unused(), clock, { waits: [1], holdSeconds: 20, failingHours: 1 });
    const untils = ['2026-04-01T02:05:00.000Z', '2026-04-01T02:00:20.000Z'];
    expect([await postman.attempt('m'), await courier.attempt('w')]).toEqual(untils.map((busyUntil) => ({ over: false, busyUntil })));
    expect(claims.asked).toEqual(untils);
  });
});
