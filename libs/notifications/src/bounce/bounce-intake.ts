import type { Clock, OutboxStore } from '@sandbar/workflow';
import type { Notifier } from '../notifier.js';
import { recordBounce } from './record-bounce.js';
import type { BounceResult } from './record-bounce.js';

/** Takes reports that came back by mail, whatever way they came: each in a transaction of the system of its own. */
export class BounceIntake {
  constructor(
    private readonly store: Pick<OutboxStore, 'run'>,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  /** Taken twice, or by two processes at once, a report is recorded once. @throws StoreUnavailable; a fault of the templates */
  take(report: Buffer): Promise<BounceResult> {
    return this.store.run(({ notifications }) => recordBounce(report, this.notifier, notifications, this.clock.now()));
  }
}
