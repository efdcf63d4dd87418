import { DEFAULT_SESSION_RULES, EnrolmentService, PasswordHasher, Sessions } from '@sandbar/identity';
import { systemClock } from '@sandbar/observability';
import { createStore, PostgresIdentityStore } from '@sandbar/persistence';
import type { StartContext } from '../start/start-plan.js';

/** There is no default account: until an administrator has enrolled, every start prints a fresh one-time link. */
export async function firstLinkLines({ urls, publicUrl }: Pick<StartContext, 'urls' | 'publicUrl'>): Promise<readonly string[]> {
  const dataSource = createStore({ url: urls.app, poolSize: 1, applicationName: 'sandbar-enrolment' });
  await dataSource.initialize();
  try {
    const store = new PostgresIdentityStore(dataSource);
    const sessions = new Sessions(store, systemClock, DEFAULT_SESSION_RULES);
    const link = await new EnrolmentService(store, systemClock, new PasswordHasher(), sessions, publicUrl).firstLink();
    if (link === undefined) return [];
    return [`首位系统管理员一次性注册链接（24 小时内有效）/ one-time link for the first administrator: ${link.url}`];
  } finally {
    await dataSource.destroy();
  }
}
