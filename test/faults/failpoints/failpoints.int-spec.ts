import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTRY } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import { PostgresVerifySource } from '@sandbar/persistence';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { verifyView } from '@sandbar/workflow';
import { DatabaseRoad } from '../road/database-road.js';
import { enterOffice } from '../road/demo-office.js';
import { Enumeration } from './enumeration.js';
import { HandClock } from './failpoints-rig.js';
import type { RigOptions } from './failpoints-rig.js';
import { Outside } from './outside.js';
import { PIECES } from './pieces.js';
import type { Piece } from './pieces.js';

/** One point of each piece that must be among those that were found, so that nothing is counted beside the work. */
const AMONG: Readonly<Record<string, readonly string[]>> = {
  'handle()': ['app: BEGIN SET LOCAL', 'app: case_lock', 'app: case_write', 'app: COMMIT'],
  'planner, sweep and relay': ['system: deadline_claim', 'system: case_write', 'system: outbox_claim', 'queue: send'],
  'relay and handlers': ['system: outbox_claim', 'queue: send', 'system: outbox_lock', 'mail: put', 'system: outbox_done'],
  'relay and handlers, mail by SMTP': ['queue: send', 'mail: send', 'system: outbox_done'],
  'relay and handlers, webhooks': [
    'queue: send',
    'system: UPDATE webhook_delivery SET',
    'webhook: post',
    'system: INSERT INTO webhook_attempt',
  ],
};

describe('a process that dies before or after any awaited call', () => {
  let database: TestDatabase;
  let dataDir: string;
  let options: Omit<RigOptions, 'mail' | 'hooks'>;
  let outside: Outside;
  beforeAll(async () => {
    outside = await Outside.open();
    database = await openTestDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'sandbar-failpoints-'));
    await enterOffice(database.systemUrl);
    options = { appUrl: database.appUrl, systemUrl: database.systemUrl, dataDir, clock: new HandClock('2026-03-02T01:00:00.000Z') };
  }, 60_000);
  afterAll(async () => {
    await outside?.close();
    await database?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each(PIECES.map((piece) => [piece.name, piece] as const))(
    'of %s loses and doubles nothing',
    async (name, piece) => {
      const enumeration = await Enumeration.open({ ...options, mail: piece.mail }, outside);
      try {
        const { points, deaths, wrong, sentAgain } = await enumeration.run(piece);
        process.stdout.write(
          `failpoints: ${name}: ${points.length} awaited calls, ${deaths} deaths, ${sentAgain} e-mails and webhooks sent again, wrong=${wrong.length}\n`,
        );
        expect(wrong).toEqual([]);
        for (const known of AMONG[name]!) expect(points.filter((point) => point.startsWith(known))).not.toEqual([]);
        expect(deaths).toBeGreaterThan(points.length);
        // Taken and not heard of: it goes out once more.
        if (points.some((point) => point === 'mail: send' || point === 'webhook: post')) expect(sentAgain).toBeGreaterThan(0);
      } finally {
        await enumeration.close();
      }
    },
    240_000,
  );

  it('is found out where its effect is not in one transaction with the end of its row', async () => {
    const careless: Piece = {
      ...PIECES.find(({ mail }) => mail === 'smtp')!,
      name: 'careless',
      live: async ({ road: { engine, clock } }) => {
        const [row] = await engine.outbox.claimPending(1, clock.now());
        await engine.outbox.markDone([row!.id], clock.now());
        await engine.outbox.run((tx) => tx.addOutbox([{ ...row!, id: uuidFrom(row!.id, 'late') }]));
      },
    };
    const enumeration = await Enumeration.open({ ...options, mail: careless.mail }, outside);
    const { wrong } = await enumeration.run(careless);
    await enumeration.close();
    expect(wrong).toContainEqual(expect.stringMatching(/^careless: death before \d+ of \d+, system: .*: 0 more of outbox instead of/));
  });

  it('is found out where a webhook is settled before it is sent', async () => {
    const hasty: Piece = {
      ...PIECES.find(({ name }) => name === 'relay and handlers, webhooks')!,
      name: 'hasty',
      live: async ({ road: { engine, clock } }, life) => {
        for (const { id } of await engine.outbox.claimPending(10, clock.now())) await engine.runner.run(id);
        const settle = `UPDATE webhook_delivery SET state = 'delivered', settled_at = $1 WHERE state = 'pending' RETURNING id`;
        const [settled] = await engine.dataSource.query<[{ id: string }[]]>(settle, [clock.now()]);
        for (const { id } of settled)
          await life.step('webhook: post', () => fetch(outside.hooks.url, { method: 'POST', headers: { 'webhook-id': id } }));
      },
    };
    const enumeration = await Enumeration.open({ ...options, mail: hasty.mail }, outside);
    const { wrong } = await enumeration.run(hasty);
    await enumeration.close();
    expect(wrong).toContainEqual(
      expect.stringMatching(/^hasty: death before \d+ of \d+, webhook: post: 1 more of webhooks settled that nobody took instead of 0$/),
    );
  });

  it('leaves a record that is whole', async () => {
    const road = await DatabaseRoad.open({ ...options, clock: options.clock });
    const { findings } = await new PostgresVerifySource(road.engine.dataSource).read((view) => verifyView(view, REGISTRY));
    await road.close();
    expect(findings).toEqual([]);
  });
});
