import { calendarFromNotices } from '@sandbar/calendar';
import { notificationRoom, referenceRules, SetClock } from '@sandbar/testing';
import { fixedCalendar, type HandlerTx, type RuleSet } from '@sandbar/workflow';
import { INVENTED_2027 } from '../../../test/fixtures/invented-notice.js';
import { NoticeWatch } from './notice-watch.js';

const { number: _number, ...NOTICE } = INVENTED_2027;

describe('the watch over the yearly notice', () => {
  const clock = new SetClock('2026-11-30T15:59:00.000Z');
  let rules: RuleSet = referenceRules;
  const asked: unknown[] = [];
  const { tx } = notificationRoom();
  const store = { run: <T>(work: (all: HandlerTx) => Promise<T>): Promise<T> => work({ notifications: tx } as unknown as HandlerTx) };
  const tell = (...said: readonly unknown[]): Promise<number> => Promise.resolve(asked.push(said.slice(0, 3)));
  const table = { current: () => Promise.resolve(rules), renewed: () => Promise.resolve(rules) };
  const watch = new NoticeWatch(table, store, { tell }, clock);
  const on = async (at: string): Promise<readonly unknown[]> => {
    asked.splice(0);
    clock.set(at);
    expect([await watch.step(), await watch.step()]).toEqual([0, 0]);
    return [...asked];
  };

  it('says nothing before the day of the rule, then once a day, to whom the policy lets change the calendar', async () => {
    const who = ['case-administrator', 'system-administrator'];
    expect(await on('2026-11-30T15:59:00.000Z')).toEqual([]);
    expect(await on('2026-11-30T16:00:00.000Z')).toEqual([[2027, false, who]]);
    expect(await on('2026-12-02T16:00:00.000Z')).toEqual([[2027, false, who]]);
    expect(await on('2026-12-31T16:00:00.000Z')).toEqual([[2027, true, who]]);
  });

  it('says nothing more once the notice is loaded', async () => {
    rules = {
      ...referenceRules,
      find: referenceRules.find.bind(referenceRules),
      calendars: fixedCalendar(calendarFromNotices([NOTICE], [])),
    };
    expect(await on('2027-01-03T16:00:00.000Z')).toEqual([]);
  });
});
