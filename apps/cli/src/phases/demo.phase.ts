import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Demo } from '@sandbar/identity';
import { demoPeople } from '@sandbar/identity';
import { systemClock } from '@sandbar/observability';
import { createStore, PostgresIdentityStore } from '@sandbar/persistence';
import { playDemo } from '../../../../seeds/demo/index.js';
import { loadReference } from '../../../../seeds/reference/index.js';
import type { StartContext, StartPhase } from '../start/start-plan.js';

/** The demo's fictional firms, people and stories; the second start finds them. */
export const demoPhase: StartPhase = {
  zh: '准备演示数据',
  en: 'preparing the demo data',
  run: async (context) => {
    const note = noteOf(context.config.dataDir);
    if (note.played) return;
    const people = demoPeople(authorityId);
    await enterPeople(context, people);
    const { openDemoWorld } = await import('../demo/demo-engine.js');
    const { world, close } = await openDemoWorld(context, note.startedAt, people);
    try {
      let begun = false;
      await playDemo(world, {
        startedAt: note.startedAt,
        onProgress: (_done, total, label) => {
          if (!begun) context.progress.begin(total);
          begun = true;
          if (context.signal.aborted) throw new Error('interrupted');
          context.progress.step(label);
        },
      });
      save(context.config.dataDir, { startedAt: note.startedAt, played: true });
    } finally {
      await close();
    }
  },
};

interface DemoNote {
  /** Instant of the first start: the stories are laid before it, and a run that was cut off goes on with it. */
  readonly startedAt: string;
  readonly played: boolean;
}
const fileOf = (dataDir: string): string => join(dataDir, 'demo.json');

function noteOf(dataDir: string): DemoNote {
  if (existsSync(fileOf(dataDir))) return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as DemoNote;
  const note = { startedAt: systemClock.now(), played: false };
  save(dataDir, note);
  return note;
}

function save(dataDir: string, note: DemoNote): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${fileOf(dataDir)}.new`, `${JSON.stringify(note)}\n`);
  renameSync(`${fileOf(dataDir)}.new`, fileOf(dataDir));
}

function authorityId(code: string): string {
  const found = loadReference().authorities.find((row) => row.code === code);
  if (found === undefined) throw new Error(`the reference data has no authority ${code}`);
  return found.id;
}

async function enterPeople({ urls }: StartContext, people: Demo): Promise<void> {
  const dataSource = createStore({ url: urls.owner, poolSize: 1, applicationName: 'sandbar-demo-people' });
  await dataSource.initialize();
  try {
    await new PostgresIdentityStore(dataSource).upsertDemo(people);
  } finally {
    await dataSource.destroy();
  }
}
