import { loadConfig, readEnvironment } from '@sandbar/config';
import type { Command } from 'commander';

/** `sandbar migrate`, `sandbar seed`: what `sandbar start` does to the database, one by one, for a database of one's own. */
export function register(program: Command): void {
  program
    .command('migrate')
    .description('更新数据库结构 / bring the schema up to date')
    .action(async () => {
      const { migrateAll } = await import('../phases/migrate.phase.js');
      await withOwner(migrateAll);
      process.stdout.write('migrated\n');
    });
  program
    .command('seed')
    .description('载入基础数据（可重复）/ load the reference data; repeating it changes nothing')
    .action(async () => {
      const { seedReference } = await import('../phases/seed-reference.phase.js');
      const counts = await withOwner(seedReference);
      process.stdout.write(
        `${Object.entries(counts)
          .map(([table, rows]) => `${table}=${rows}`)
          .join(' ')}\n`,
      );
    });
}

async function withOwner<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const { useDatabase } = await import('../embedded/index.js');
  return useDatabase(
    loadConfig('cli', readEnvironment()),
    (line) => process.stderr.write(`${line}\n`),
    (urls) => work(urls.owner),
  );
}
