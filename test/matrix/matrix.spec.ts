import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASE_KINDS } from '@sandbar/domain';
import { HEAD, matrixOf } from './matrix.js';
import { PLANS } from './plans.js';

it('has a plan for every kind of case', () => {
  expect(PLANS.map((plan) => plan.definition.kind)).toEqual(CASE_KINDS);
});

/** The reviewed file is the law: a test reads it and never writes it. */
describe.each(PLANS.map((plan) => [plan.definition.kind, plan] as const))('%s', (kind, plan) => {
  it('allows and refuses as reviewed, in every leaf, for every event and every role', () => {
    const reviewed = readFileSync(join(__dirname, `${kind}.csv`), 'utf8')
      .trimEnd()
      .split('\n');
    expect([HEAD, ...matrixOf(plan)]).toEqual(reviewed);
  });
});
