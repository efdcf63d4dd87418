import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { summariseDemo } from '../demo/summarise-demo.js';
import { demoPhase } from '../phases/demo.phase.js';
import { firstLinkLines } from '../phases/first-link.js';
import { migratePhase } from '../phases/migrate.phase.js';
import { seedReferencePhase } from '../phases/seed-reference.phase.js';
import type { StartPlan } from './start-plan.js';

/** What Sandbar does on every start, and the processes it consists of. */
export function productPlan({ checkout, mode }: Config): StartPlan {
  const entry = (app: string) => join(checkout, 'dist', 'apps', app, 'src', 'main.js');
  const demo = mode === 'demo';
  return {
    phases: [migratePhase, seedReferencePhase, ...(demo ? [demoPhase] : [])],
    children: [
      { name: 'worker', entry: entry('worker') },
      { name: 'api', entry: entry('api') },
    ],
    summarise: async (context) => [...(demo ? await summariseDemo(context) : []), ...(await firstLinkLines(context))],
  };
}
