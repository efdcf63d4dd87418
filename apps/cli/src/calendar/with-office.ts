import type { Actor } from '@sandbar/domain';
import type { CalendarOffice, Calendars } from '@sandbar/workflow';
import { commandConfig, say } from '../line/command-config.js';
import { Refusal } from '../refusal.js';
import { actingPerson } from '../people/acting-person.js';
import { accepted } from './print-plan.js';

export interface Opened {
  readonly office: CalendarOffice;
  readonly calendars: Calendars;
  readonly now: string;
  /** The year whose notice should be loaded by now and is not. */
  readonly missing: number | null;
  /** The person of a sign-in name, with what they may do now. @throws Refusal */
  actorOf(login: string | undefined): Promise<Actor>;
  /** A place by its words: a province code, the code of an office, or `all`. @throws Refusal */
  scopeOf(words: string): Promise<string | null>;
}

/** Opens the database of the configuration and the calendar in it. */
export async function withOffice<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const [persistence, { useDatabase }, { systemClock }, { CalendarOffice, missingNotice }, { CaslPolicy }] = await Promise.all([
    import('@sandbar/persistence'),
    import('../embedded/index.js'),
    import('@sandbar/observability'),
    import('@sandbar/workflow'),
    import('@sandbar/identity'),
  ]);
  const { createStore, PostgresCalendarStore, PostgresClockScan, PostgresIdentityStore, PostgresRuleTable, ReferenceQueries } = persistence;
  return useDatabase(commandConfig(), say, async (urls) => {
    const dataSource = createStore({ url: urls.system, poolSize: 2, applicationName: 'sandbar-calendar' });
    await dataSource.initialize();
    try {
      const rules = new PostgresRuleTable(dataSource);
      const now = systemClock.now();
      const identities = new PostgresIdentityStore(dataSource);
      const reference = new ReferenceQueries(dataSource);
      const policy = new CaslPolicy();
      return await work({
        office: new CalendarOffice(
          new PostgresCalendarStore(dataSource),
          new PostgresClockScan(dataSource, dataSource),
          rules,
          systemClock,
          policy,
        ),
        calendars: (await rules.current()).calendars,
        now,
        missing: missingNotice(await rules.current(), now),
        actorOf: async (login) => {
          const actor = await actingPerson(identities, login, now);
          return accepted<Actor>(policy.admit(actor, 'calendar.change') ?? actor);
        },
        scopeOf: async (words) => {
          if (words === 'all') return null;
          if (['31', '32', '33', '34'].includes(words)) return words;
          const offices = await reference.listAuthorities(now);
          const found = offices.find((row) => row['code'] === words)?.['id'];
          if (typeof found === 'string') return found;
          throw new Refusal(
            `没有此地区或机关：${words}。请用 31、32、33、34、机关代码或 all。`,
            `No such place: ${words}. Use 31, 32, 33, 34, the code of an office, or all.`,
            2,
          );
        },
      });
    } finally {
      await dataSource.destroy();
    }
  });
}
