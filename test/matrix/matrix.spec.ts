import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEAD, matrixOf } from './matrix.js';
import { PILOT_PLAN } from './pilot-application.plan.js';

/** The reviewed file is the law: a test reads it and never writes it. */
describe.each([PILOT_PLAN].map((plan) => [plan.definition.kind, plan] as const))('%s', (kind, plan) => {
  it('allows and refuses as reviewed, in every leaf, for every event and every role', () => {
    const reviewed = readFileSync(join(__dirname, `${kind}.csv`), 'utf8')
      .trimEnd()
      .split('\n');
    expect([HEAD, ...matrixOf(plan)]).toEqual(reviewed);
  });
});
