import { dayInShanghai } from '@sandbar/calendar';
import { rolesOf } from '@sandbar/identity';
import type { MissingNotice } from '@sandbar/notifications';
import type { Clock, OutboxStore, RuleTable } from '@sandbar/workflow';
import { missingNotice } from '@sandbar/workflow';

/**
 * Looks once a day, by a rule, whether a year's notice should be loaded and is not, and has those told who may load it. Every process looks: what was
 * told is told no more, and who came to the office since is told then.
 */
export class NoticeWatch {
  private looked = '';

  constructor(
    private readonly rules: RuleTable,
    private readonly store: Pick<OutboxStore, 'run'>,
    private readonly alarm: Pick<MissingNotice, 'tell'>,
    private readonly clock: Clock,
  ) {}

  /** @returns 0: nothing is left to do, whatever was found */
  async step(): Promise<0> {
    const now = this.clock.now();
    const day = dayInShanghai(now);
    if (day === this.looked) return 0;
    const year = missingNotice(await this.rules.current(), now);
    if (year !== null) {
      const begun = day >= `${year}-01-01`;
      await this.store.run(({ notifications }) => this.alarm.tell(year, begun, rolesOf('calendar.change'), now, notifications));
    }
    this.looked = day;
    return 0;
  }
}
