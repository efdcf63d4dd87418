import { demoPeople } from '@sandbar/identity';
import { createStore, PostgresIdentityStore } from '@sandbar/persistence';
import { loadReference } from '../../../../seeds/reference/index.js';
import type { StartContext, StartPhase } from '../start/start-plan.js';

/** The demo's fictional firms and people; the same again changes nothing. */
export const demoPhase: StartPhase = {
  zh: '准备演示数据',
  en: 'preparing the demo data',
  run: (context) => enterDemoPeople(context),
};

async function enterDemoPeople({ urls }: StartContext): Promise<void> {
  const { authorities } = loadReference();
  const idOf = (code: string): string => {
    const found = authorities.find((row) => row.code === code);
    if (found === undefined) throw new Error(`the reference data has no authority ${code}`);
    return found.id;
  };
  const dataSource = createStore({ url: urls.owner, poolSize: 1, applicationName: 'sandbar-demo' });
  await dataSource.initialize();
  try {
    await new PostgresIdentityStore(dataSource).upsertDemo(demoPeople(idOf));
  } finally {
    await dataSource.destroy();
  }
}

export function summariseDemo(_context: StartContext): Promise<readonly string[]> {
  return Promise.resolve([]);
}
