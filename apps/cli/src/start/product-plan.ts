import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import type { StartPlan } from './start-plan.js';

/** What Sandbar does on every start, and the processes it consists of. */
export function productPlan({ checkout }: Config): StartPlan {
  const entry = (app: string) => join(checkout, 'dist', 'apps', app, 'src', 'main.js');
  return {
    phases: [],
    children: [
      { name: 'worker', entry: entry('worker') },
      { name: 'api', entry: entry('api') },
    ],
    summarise: () => Promise.resolve([]),
  };
}
