import type { Actor } from '@sandbar/domain';
import type { RuleOffice } from '@sandbar/workflow';
import { accepted } from '../calendar/print-plan.js';
import { commandConfig, say } from '../line/command-config.js';
import { actingPerson } from '../people/acting-person.js';

export interface Opened {
  readonly office: RuleOffice;
  readonly now: string;
  /** The person of a sign-in name, with what they may do now. @throws Refusal */
  actorOf(login: string | undefined): Promise<Actor>;
}

/** Opens the database of the configuration and the rule table in it. */
export async function withRules<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const [persistence, { useDatabase }, { systemClock }, { RuleOffice }, { CaslPolicy }] = await Promise.all([
    import('@sandbar/persistence'),
    import('../embedded/index.js'),
    import('@sandbar/observability'),
    import('@sandbar/workflow'),
    import('@sandbar/identity'),
  ]);
  const { createStore, PostgresClockScan, PostgresIdentityStore, PostgresRuleChanges } = persistence;
  return useDatabase(commandConfig(), say, async (urls) => {
    const dataSource = createStore({ url: urls.system, poolSize: 2, applicationName: 'sandbar-rules' });
    await dataSource.initialize();
    try {
      const now = systemClock.now();
      const identities = new PostgresIdentityStore(dataSource);
      const policy = new CaslPolicy();
      const scan = new PostgresClockScan(dataSource, dataSource);
      return await work({
        office: new RuleOffice(new PostgresRuleChanges(dataSource), scan, systemClock, policy),
        now,
        actorOf: async (login) => {
          const actor = await actingPerson(identities, login, now);
          return accepted<Actor>(policy.admit(actor, 'rules.change') ?? actor);
        },
      });
    } finally {
      await dataSource.destroy();
    }
  });
}
