import type { Tlp } from './sharing-package.payloads.js';

/**
 * The rule that says up to which data level (JR/T 0197, 1–5) a label lets a field go out. Null: RED is for persons named one by one, and a package goes
 * to offices, so nothing goes out under it.
 */
const LEVEL_RULES = {
  CLEAR: 'disclosure.level.clear',
  GREEN: 'disclosure.level.green',
  AMBER: 'disclosure.level.amber',
  'AMBER+STRICT': 'disclosure.level.amber-strict',
  RED: null,
} as const satisfies Record<Tlp, string | null>;

export const LABEL_RULES: readonly string[] = Object.values(LEVEL_RULES).filter((code) => code !== null);

/** The highest data level that may go out under a label; 0: nothing. @param valueOf the value in force of a rule; undefined: it had none then */
export function labelCeiling(tlp: Tlp, valueOf: (code: string) => number | undefined): number | undefined {
  const code = LEVEL_RULES[tlp];
  return code === null ? 0 : valueOf(code);
}
