import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { createStore } from '@sandbar/persistence';
import { openEmbedded } from '../../../apps/cli/src/embedded/index.js';
import { migrateAll } from '../../../apps/cli/src/phases/migrate.phase.js';
import { verifyRecords } from '../../../apps/cli/src/record/verify-records.js';
import { enterOffice } from '../road/demo-office.js';
import { Enumeration } from './enumeration.js';
import type { Tried } from './enumeration.js';
import { HandClock } from './failpoints-rig.js';
import { killAt } from './kill-at.js';
import { Outside } from './outside.js';
import { PIECES } from './pieces.js';
import { openFolder } from '../open-folder.js';

const FROM = '2026-03-02T01:00:00.000Z';
/** Deaths by SIGKILL of each piece of work; each is a process that has to start first. */
const KILLED = 12;

/**
 * `npm run faults -- --failpoints`: every awaited call of every piece of work, with a death before it and one after it, each life with connections and
 * rules of its own; then some of the same deaths by SIGKILL.
 * @returns whether nothing was lost or doubled
 */
export async function runFailpoints(config: Config, print: (line: string) => void, complain: (line: string) => void): Promise<boolean> {
  const dataDir = openFolder('failpoints');
  const database = await openEmbedded({ checkout: config.checkout, dataDir, log: () => undefined });
  const { app: appUrl, system: systemUrl, owner } = database.urls;
  const outside = await Outside.open();
  const tried: Tried[] = [];
  try {
    await migrateAll(owner);
    await enterOffice(owner);
    const eye = await createStore({ url: database.superuserUrl, poolSize: 1, applicationName: 'sandbar-faults' }).initialize();
    const backends = async (): Promise<number[]> =>
      (await eye.query<{ pid: number }[]>(`SELECT pid FROM pg_stat_activity WHERE datname = 'sandbar'`)).map(({ pid }) => pid);
    const entry = join(config.checkout, 'dist', 'test', 'faults', 'failpoints', 'killed-life.js');
    for (const piece of PIECES) {
      const options = { appUrl, systemUrl, dataDir, clock: new HandClock(FROM), mail: piece.mail, hooks: outside.hooks };
      const enumeration = await Enumeration.open(options, outside, true);
      const all = await enumeration.run(piece, { wide: true });
      print(`  ${piece.name}: ${all.points.length} awaited calls, ${all.deaths} deaths, ${all.sentAgain} e-mails and webhooks sent again`);
      tried.push(all);
      if (piece.mail === 'filed') {
        const killed = await enumeration.run(piece, { most: KILLED, elsewhere: killAt(options, entry, backends) });
        print(`  ${piece.name}: ${killed.deaths} deaths by SIGKILL`);
        tried.push({ ...killed, points: [] });
      }
      await enumeration.close();
    }
    await eye.destroy();
    const { findings } = await verifyRecords(systemUrl);
    const wrong = [...tried.flatMap((one) => one.wrong), ...findings.map(({ caseId, code, detail }) => `${caseId} ${code}: ${detail}`)];
    for (const line of wrong.slice(0, 20)) complain(line);
    const sum = (of: (one: Tried) => number): number => tried.reduce((n, one) => n + of(one), 0);
    print(`awaited_calls=${sum(({ points }) => points.length)} deaths=${sum(({ deaths }) => deaths)} lost_or_doubled=${wrong.length}`);
    return wrong.length === 0;
  } finally {
    await outside.close();
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
