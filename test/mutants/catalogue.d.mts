import type { Edit } from './seed.mjs';

export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly project: 'unit' | 'story' | 'int';
  readonly tests: string;
}
export const MUTANTS: readonly Mutant[];
