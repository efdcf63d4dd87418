import type { Actor } from '@sandbar/domain';
import { demoPeople } from '@sandbar/identity';
import type { Demo } from '@sandbar/identity';
import { createStore, PostgresIdentityStore, ReferenceSeeder } from '@sandbar/persistence';
import { loadReference } from '../../../seeds/reference/index.js';

const reference = loadReference();
let known: Demo | undefined;

/** Id of an authority of the reference data. @throws Error when there is none */
export function authorityId(code: string): string {
  const found = reference.authorities.find((row) => row.code === code);
  if (found === undefined) throw new Error(`the reference data has no authority ${code}`);
  return found.id;
}

/** The demo's fictional firms and people. */
export const office = (): Demo => (known ??= demoPeople(authorityId));

/** The actor of a demo sign-in name, for example `pbc-shanghai.risk-reviewer-1`. @throws Error when there is none */
export function actorOf(login: string): Actor {
  const found = office().people.find((one) => one.person.login === login);
  if (found === undefined) throw new Error(`no demo person ${login}`);
  const { id, organisation, authority, province } = found.person;
  return { person: id, roles: found.grants.map((grant) => grant.role), organisation, authority, province };
}

/** Loads the reference data, the demo's firms and its people. @param systemUrl connection string of sandbar_system */
export async function enterOffice(systemUrl: string): Promise<void> {
  const store = await createStore({ url: systemUrl, poolSize: 1, applicationName: 'sandbar-office' }).initialize();
  try {
    await new ReferenceSeeder(store).upsert(reference);
    await new PostgresIdentityStore(store).upsertDemo(office());
  } finally {
    await store.destroy();
  }
}
