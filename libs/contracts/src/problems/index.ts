export { PROBLEMS, problemOf } from './problem-catalogue.js';
export type { ProblemBody, ProblemRow } from './problem-catalogue.js';
export type { ProblemCode } from './problem-code.js';
