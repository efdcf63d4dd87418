import type { EnvDto } from './env.dto.js';

/** How often and after which waits something that goes out of the house is tried again, and when it is given up or taken from a process that died. */
export interface Retries {
  /** Minutes to wait after the n-th failed attempt at an e-mail; after as many it is given up. */
  readonly mailMinutes: readonly number[];
  /** Seconds after which a process that has an e-mail in hand counts as dead. */
  readonly mailHoldSeconds: number;
  /** Seconds to wait after the n-th failed attempt at a webhook; after as many the delivery is dead. */
  readonly webhookSeconds: readonly number[];
  /** Seconds after which a process that has a webhook in hand counts as dead. */
  readonly webhookHoldSeconds: number;
  /** Hours without a success after which an endpoint is switched off. */
  readonly webhookFailingHours: number;
}

/** Holds: twice and six times what one attempt may take. E-mail: some 27 hours in all. Webhooks: some three days, as Standard Webhooks proposes. */
export const DEFAULT_RETRIES: Retries = {
  mailMinutes: [1, 5, 15, 30, 60, 120, 240, 480, 640],
  mailHoldSeconds: 120,
  webhookSeconds: [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400],
  webhookHoldSeconds: 60,
  webhookFailingHours: 72,
};

/** What the environment says, and the defaults for the rest. */
export function retriesOf(env: EnvDto): Retries {
  return {
    mailMinutes: listIn(env.MAIL_RETRY_MINUTES) ?? DEFAULT_RETRIES.mailMinutes,
    mailHoldSeconds: env.MAIL_HOLD_SECONDS ?? DEFAULT_RETRIES.mailHoldSeconds,
    webhookSeconds: listIn(env.WEBHOOK_RETRY_SECONDS) ?? DEFAULT_RETRIES.webhookSeconds,
    webhookHoldSeconds: env.WEBHOOK_HOLD_SECONDS ?? DEFAULT_RETRIES.webhookHoldSeconds,
    webhookFailingHours: env.WEBHOOK_FAILING_HOURS ?? DEFAULT_RETRIES.webhookFailingHours,
  };
}

const listIn = (text: string | undefined): readonly number[] | undefined => text?.split(',').map(Number);
