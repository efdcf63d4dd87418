import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTRY } from '@sandbar/domain';
import type { Demo } from '@sandbar/identity';
import { demoPeople } from '@sandbar/identity';
import { PostgresIdentityStore, PostgresVerifySource, createStore } from '@sandbar/persistence';
import type { TestDatabase } from '@sandbar/testing';
import { openTestDatabase } from '@sandbar/testing';
import { verifyCase, verifyIndex } from '@sandbar/workflow';
import { DEMO_STORIES_TOLD, OVERDUE_STORIES, caseIdOf, playDemo } from '../../../../seeds/demo/index.js';
import { loadReference } from '../../../../seeds/reference/index.js';
import { demoMemoryWorld } from '../../../../test/fixtures/demo-memory-world.js';
import type { StartContext } from '../start/start-plan.js';
import { seedReference } from '../phases/seed-reference.phase.js';
import { openDemoWorld } from './demo-engine.js';

const NOW = '2026-11-23T07:30:00.000Z';
type Store = ReturnType<typeof createStore>;

describe('the demo on the real engine', () => {
  let database: TestDatabase;
  let dataDir: string;
  let people: Demo;
  let owner: Store;
  let system: Store;

  const opened = async (url: string): Promise<Store> => createStore({ url, poolSize: 1, applicationName: 'demo-spec' }).initialize();
  const play = async (): Promise<void> => {
    const config = { databasePoolSize: 4, dataDir } as StartContext['config'];
    const urls = { app: database.appUrl, system: database.systemUrl, owner: database.ownerUrl } as StartContext['urls'];
    const { world, close } = await openDemoWorld({ config, urls, publicUrl: 'http://localhost:3000' }, NOW, people);
    try {
      await playDemo(world, { startedAt: NOW });
    } finally {
      await close();
    }
  };
  const rows = <T>(text: string): Promise<T[]> => system.query<T[]>(text);
  const footprint = () =>
    rows(`SELECT (SELECT count(*) FROM case_record) AS records, (SELECT count(*) FROM outbox) AS outbox,
                 (SELECT count(*) FROM command) AS commands, (SELECT count(*) FROM attachment) AS files`);

  beforeAll(async () => {
    database = await openTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
    await seedReference(database.ownerUrl);
    const { authorities } = loadReference();
    people = demoPeople((code) => authorities.find((row) => row.code === code)!.id);
    owner = await opened(database.ownerUrl);
    system = await opened(database.systemUrl);
    await new PostgresIdentityStore(owner).upsertDemo(people);
    await play();
  }, 180_000);
  afterAll(async () => {
    await Promise.all([owner.destroy(), system.destroy()]);
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('ends where it ends in memory', async () => {
    const { world, store } = demoMemoryWorld(NOW);
    await playDemo(world, { startedAt: NOW });
    const ends = await rows<{ id: string; stage: string; version: number }>('SELECT id, stage, version FROM case_file');
    const found = new Map(ends.map(({ id, stage, version }) => [id, `${stage} ${version}`]));
    for (const { id } of DEMO_STORIES_TOLD) {
      const { stage, version } = store.cases.get(caseIdOf(id))!;
      expect([id, found.get(caseIdOf(id))]).toEqual([id, `${stage} ${version}`]);
    }
    expect(ends).toHaveLength(store.cases.size);
  }, 60_000);
  test('exactly the two that are meant to be are overdue, and nothing is left to be carried', async () => {
    const overdue = await rows<{ id: string; name: string }>(
      `SELECT case_id AS id, name FROM deadline WHERE closed_seq IS NULL AND (status = 'overdue' OR due_at <= '${NOW}')`,
    );
    const intended = Object.entries(OVERDUE_STORIES).map(([story, name]) => ({ id: caseIdOf(story), name }));
    expect([...overdue].sort((a, b) => a.name.localeCompare(b.name))).toEqual(intended.sort((a, b) => a.name.localeCompare(b.name)));
    expect(await rows(`SELECT state FROM outbox WHERE state <> 'done' GROUP BY state`)).toEqual([]);
  });
  test('every record verifies', async () => {
    await new PostgresVerifySource(system).read(async (view) => {
      const cases = new Map<string, { kind: string; firstHash: string | null }>();
      for await (const page of view.pages())
        for (const { stored, entries } of page) {
          expect(verifyCase(stored!, entries, REGISTRY.definitionOf(stored!.definition))).toEqual([]);
          cases.set(stored!.id, { kind: stored!.kind, firstHash: entries[0]?.hash ?? null });
        }
      expect(cases.size).toBeGreaterThan(DEMO_STORIES_TOLD.length);
      for await (const page of view.creations()) expect(verifyIndex(page, cases)).toEqual([]);
    });
  }, 60_000);
  test('a second play adds nothing', async () => {
    const before = await footprint();
    await play();
    expect(await footprint()).toEqual(before);
  }, 120_000);
});
