// Runs the test cluster of one checkout: see database-cluster.mjs.
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepCluster } from './database-cluster.mjs';

const home = process.argv[2];
rmSync(join(home, 'keeper.log'), { force: true });
try {
  await keepCluster(home);
} catch (error) {
  appendFileSync(join(home, 'keeper.log'), String(error?.stack ?? error));
  process.exitCode = 1;
}
