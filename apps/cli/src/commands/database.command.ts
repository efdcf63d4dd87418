import type { Command } from 'commander';
import { answering } from '../line/answer.js';
import { commandConfig, say } from '../line/command-config.js';

/** `sandbar migrate`, `sandbar seed`: what `sandbar start` does to the database, one by one, for a database of one's own. */
export function register(program: Command): void {
  const migrate = program.command('migrate').description('更新数据库结构 / bring the schema up to date');
  answering(migrate, 'migrate', async () => {
    const { migrateAll } = await import('../phases/migrate.phase.js');
    const ran = await withOwner(migrateAll);
    return { data: { ran }, lines: [`migrated ran=${ran.length}`] };
  });
  const seed = program.command('seed').description('载入基础数据（可重复）/ load the reference data; repeating it changes nothing');
  answering(seed, 'seed', async () => {
    const { seedReference } = await import('../phases/seed-reference.phase.js');
    const counts = await withOwner(seedReference);
    const pairs = Object.entries(counts).map(([table, rows]) => `${table}=${rows}`);
    return { data: counts, lines: [pairs.join(' ')] };
  });
}

async function withOwner<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const { useDatabase } = await import('../embedded/index.js');
  return useDatabase(commandConfig(), say, (urls) => work(urls.owner));
}
