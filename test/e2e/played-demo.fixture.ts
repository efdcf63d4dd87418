import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { demoPeople } from '@sandbar/identity';
import { createStore } from '@sandbar/persistence';
import { openDemoWorld } from '../../apps/cli/src/demo/demo-engine.js';
import { useDatabase } from '../../apps/cli/src/embedded/index.js';
import type { StartContext } from '../../apps/cli/src/start/start-plan.js';
import { DEMO_STORIES_TOLD, OVERDUE_STORIES, caseIdOf, playDemo } from '../../seeds/demo/index.js';
import { loadReference } from '../../seeds/reference/index.js';
import { demoMemoryWorld } from '../fixtures/demo-memory-world.js';
import { CHECKOUT } from './started-product.fixture.js';

const FOOTPRINT = `SELECT (SELECT count(*) FROM case_record) AS records, (SELECT count(*) FROM outbox) AS outbox,
  (SELECT count(*) FROM command) AS commands, (SELECT count(*) FROM attachment) AS files`;

/**
 * The demo as the product's first start played it on its database: where nothing else was done since, it is what the stories say. That every
 * record verifies is seen by the command line.
 * @param dataDirOf folder of a product that runs
 */
export function itPlayedTheDemo(dataDirOf: () => string): void {
  type Urls = StartContext['urls'];
  const onDatabase = <T>(work: (rows: <R>(text: string, values?: unknown[]) => Promise<R[]>, urls: Urls) => Promise<T>): Promise<T> =>
    useDatabase(
      { dataDir: dataDirOf(), checkout: CHECKOUT } as Config,
      () => undefined,
      async (urls) => {
        const store = await createStore({ url: urls.system, poolSize: 1, applicationName: 'demo-spec' }).initialize();
        try {
          return await work((text, values) => store.query(text, values), urls);
        } finally {
          await store.destroy();
        }
      },
    );
  const startedAt = (): string => (JSON.parse(readFileSync(join(dataDirOf(), 'demo.json'), 'utf8')) as { startedAt: string }).startedAt;

  it('ends where it ends in memory', async () => {
    const { world, store } = demoMemoryWorld(startedAt());
    await playDemo(world, { startedAt: startedAt() });
    const ends = await onDatabase((rows) =>
      rows<{ id: string; stage: string; version: number }>('SELECT id, stage, version FROM case_file'),
    );
    const found = new Map(ends.map(({ id, stage, version }) => [id, `${stage} ${version}`]));
    for (const { id } of DEMO_STORIES_TOLD) {
      const { stage, version } = store.cases.get(caseIdOf(id))!;
      expect([id, found.get(caseIdOf(id))]).toEqual([id, `${stage} ${version}`]);
    }
    expect(ends).toHaveLength(store.cases.size);
  }, 60_000);

  it('leaves exactly the two overdue that are meant to be, and nothing to be carried', async () => {
    const overdue = `SELECT case_id AS id, name FROM deadline WHERE closed_seq IS NULL AND (status = 'overdue' OR due_at <= $1)`;
    const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
    await onDatabase(async (rows) => {
      const intended = Object.entries(OVERDUE_STORIES).map(([story, name]) => ({ id: caseIdOf(story), name }));
      const found = await rows<{ id: string; name: string }>(overdue, [startedAt()]);
      expect(found.sort(byName)).toEqual(intended.sort(byName));
      expect(await rows(`SELECT state FROM outbox WHERE state <> 'done' GROUP BY state`)).toEqual([]);
    });
  });

  it('adds nothing when it is played a second time', async () => {
    await onDatabase(async (rows, urls) => {
      const before = await rows(FOOTPRINT);
      const { authorities } = loadReference();
      const people = demoPeople((code) => authorities.find((row) => row.code === code)!.id);
      const config = { databasePoolSize: 4, dataDir: dataDirOf() } as StartContext['config'];
      const { world, close } = await openDemoWorld({ config, urls, publicUrl: 'http://localhost:3000' }, startedAt(), people);
      try {
        await playDemo(world, { startedAt: startedAt() });
      } finally {
        await close();
      }
      expect(await rows(FOOTPRINT)).toEqual(before);
    });
  }, 120_000);
}
