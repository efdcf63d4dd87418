import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { Client } from 'pg';
import { enterOffice } from '../road/demo-office.js';
import { Enumeration } from './enumeration.js';
import { HandClock } from './failpoints-rig.js';
import { killAt } from './kill-at.js';
import { Outside } from './outside.js';
import { PIECES } from './pieces.js';

const ENTRY = resolve(__dirname, '../../../dist/test/faults/failpoints/killed-life.js');
/** Deaths by SIGKILL of each piece; `npm run faults -- --failpoints` has more of them. */
const DEATHS = 2;

describe('a process that kills itself with SIGKILL at an awaited call', () => {
  let database: TestDatabase;
  let dataDir: string;
  let eye: Client;
  let outside: Outside;
  beforeAll(async () => {
    outside = await Outside.open();
    database = await openTestDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'sandbar-failpoints-'));
    await enterOffice(database.systemUrl);
    eye = new Client({ connectionString: database.superuserUrl });
    await eye.connect();
  }, 60_000);
  afterAll(async () => {
    await outside?.close();
    await eye?.end();
    await database?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each(PIECES.filter(({ mail }) => mail === 'filed').map((piece) => [piece.name, piece] as const))(
    'of %s loses and doubles nothing',
    async (_name, piece) => {
      const { appUrl, systemUrl } = database;
      const clock = new HandClock('2026-03-02T01:00:00.000Z');
      const options = { appUrl, systemUrl, dataDir, clock, mail: piece.mail, hooks: outside.hooks };
      const enumeration = await Enumeration.open(options, outside);
      const backends = async (): Promise<number[]> =>
        (await eye.query<{ pid: number }>('SELECT pid FROM pg_stat_activity WHERE datname = current_database()')).rows.map(
          ({ pid }) => pid,
        );
      const { wrong, deaths } = await enumeration.run(piece, { most: DEATHS, elsewhere: killAt(options, ENTRY, backends) });
      await enumeration.close();
      expect([deaths, wrong]).toEqual([DEATHS, []]);
    },
    120_000,
  );
});
