import { DEFAULT_SESSION_RULES, EnrolmentService, PasswordHasher, Sessions } from '@sandbar/identity';
import type { EnrolmentLink } from '@sandbar/identity';
import { systemClock } from '@sandbar/observability';
import { createStore, PostgresIdentityStore } from '@sandbar/persistence';
import type { StartContext } from '../start/start-plan.js';

/** There is no default account: until an administrator has enrolled, every start prints a fresh one-time link. */
export async function firstLinkLines({ urls, publicUrl }: Pick<StartContext, 'urls' | 'publicUrl'>): Promise<readonly string[]> {
  const link = await findFirstLink(urls.app, publicUrl);
  if (link === undefined) return [];
  return [`首位系统管理员一次性注册链接（24 小时内有效）/ one-time link for the first administrator: ${link.url}`];
}

/**
 * A fresh link; the one before is taken back.
 * @param appUrl connection string of sandbar_app
 * @returns undefined once an administrator has enrolled
 */
export async function findFirstLink(appUrl: string, publicUrl: string): Promise<EnrolmentLink | undefined> {
  const dataSource = createStore({ url: appUrl, poolSize: 1, applicationName: 'sandbar-enrolment' });
  await dataSource.initialize();
  try {
    const store = new PostgresIdentityStore(dataSource);
    const sessions = new Sessions(store, systemClock, DEFAULT_SESSION_RULES);
    return await new EnrolmentService(store, systemClock, new PasswordHasher(), sessions, publicUrl).firstLink();
  } finally {
    await dataSource.destroy();
  }
}
