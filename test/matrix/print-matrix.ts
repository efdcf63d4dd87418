import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HEAD, matrixOf } from './matrix.js';
import { PLANS } from './plans.js';

/**
 * Writes the matrix for review; run by a person who then reads every changed line, never by a test:
 * node --import ./test/matrix/run-typescript.mjs test/matrix/print-matrix.ts
 */
for (const plan of PLANS) {
  const file = fileURLToPath(new URL(`./${plan.definition.kind}.csv`, import.meta.url));
  writeFileSync(file, [HEAD, ...matrixOf(plan), ''].join('\n'));
  console.log(file);
}
