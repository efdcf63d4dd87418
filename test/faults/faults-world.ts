import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, Environment } from '@sandbar/config';
import { environmentFor } from '@sandbar/config';
import { DEFAULT_SESSION_RULES, SESSION_COOKIE, Sessions } from '@sandbar/identity';
import { systemClock } from '@sandbar/observability';
import { PostgresIdentityStore } from '@sandbar/persistence';
import { v7 as uuidv7 } from 'uuid';
import { findFreePort, openEmbedded } from '../../apps/cli/src/embedded/index.js';
import type { EmbeddedDatabase } from '../../apps/cli/src/embedded/index.js';
import { migrateAll } from '../../apps/cli/src/phases/migrate.phase.js';
import type { Seen } from './sender.js';
import { DatabaseRoad } from './road/database-road.js';
import { actorOf, enterOffice } from './road/demo-office.js';
import { assignLanes, DESK, playToReview, REVIEWERS, SECOND } from './road/play-application.js';
import { openFolder } from './open-folder.js';

/** Everybody who sends. */
const PEOPLE = ['bank-31.applicant', DESK, SECOND, ...Object.values(REVIEWERS)];

/** A database of the run's own with people, sessions and cases in review, and what its processes are started with. */
export interface FaultsWorld {
  readonly dataDir: string;
  /** One an api process; a worker may have any of their environments. */
  readonly servers: readonly { readonly origin: string; readonly environment: Environment }[];
  readonly database: EmbeddedDatabase;
  readonly road: DatabaseRoad;
  readonly cases: readonly Seen[];
  readonly cookieOf: (login: string) => string;
  close(): Promise<void>;
}

/** @param apis how many api processes will run */
export async function openWorld(config: Config, environment: Environment, cases: number, apis: number): Promise<FaultsWorld> {
  const dataDir = openFolder('faults');
  mkdirSync(join(dataDir, 'logs'));
  const database = await openEmbedded({ checkout: config.checkout, dataDir, log: () => undefined });
  try {
    const { urls } = database;
    await migrateAll(urls.owner);
    await enterOffice(urls.owner);
    const road = await DatabaseRoad.open({ appUrl: urls.app, systemUrl: urls.system, clock: systemClock, dataDir });
    const seen: Seen[] = [];
    for (let n = 0; n < cases; n += 1) seen.push(await caseInReview(road));
    const cookies = await signIn(road);
    const demo: Config = { ...config, mode: 'demo', dataDir, http: { ...config.http, port: 0, publicUrl: 'http://localhost:0' } };
    const servers: FaultsWorld['servers'][number][] = [];
    for (let n = 0; n < apis; n += 1) {
      const port = await findFreePort('127.0.0.1');
      const served = { ...environmentFor(demo, urls, port, environment), RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' };
      servers.push({ origin: `http://127.0.0.1:${port}`, environment: served });
    }
    return {
      dataDir,
      servers,
      database,
      road,
      cases: seen,
      cookieOf: (login) => cookies.get(login)!,
      close: async () => {
        await road.close();
        await database.stop();
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (fault) {
    await database.stop();
    throw fault;
  }
}

async function caseInReview(road: DatabaseRoad): Promise<Seen> {
  const caseId = uuidv7();
  await playToReview(road, caseId);
  await assignLanes(road, caseId);
  const leaves = Object.keys(REVIEWERS).map((lane) => `review.${lane}.assessing`);
  return { caseId, version: await road.versionOf(caseId), leaves };
}

async function signIn(road: DatabaseRoad): Promise<ReadonlyMap<string, string>> {
  const sessions = new Sessions(new PostgresIdentityStore(road.app), systemClock, DEFAULT_SESSION_RULES);
  const cookies = new Map<string, string>();
  for (const login of PEOPLE) {
    const { token } = await sessions.open(actorOf(login).person, 'demo', null);
    cookies.set(login, `${SESSION_COOKIE}=${token}`);
  }
  return cookies;
}
