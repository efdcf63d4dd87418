export { PROBLEMS, problemOf } from './problem-catalogue.js';
export type { ProblemBody } from './problem-catalogue.js';
export type { ProblemRow } from './problem-row.js';
export type { ProblemCode } from './problem-code.js';
