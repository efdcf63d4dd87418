export { COMPARED, likeness, prepare, withScene } from './score.js';
export type { ComparedField, Likeness, Prepared, Subject, Weights } from './score.js';
export { normalise } from './normalise.js';
