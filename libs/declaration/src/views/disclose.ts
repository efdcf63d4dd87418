import { getDeclarationSchema } from '../declaration-schema.js';
import type { DataLevel, SecretKind } from '../model/schema-node.js';
import type { Projection } from './withhold.js';
import { project } from './withhold.js';

/** Why a declaration is shown to another authority: for its opinion, for a risk that is happening, or for figures. */
export type DisclosurePurpose = 'consultation' | 'riskHandling' | 'statistics';

export interface DisclosureOptions {
  /** Highest JR/T 0197 level the recipient may see. */
  readonly maxLevel: DataLevel;
  readonly purpose: DisclosurePurpose;
}

/** Minimum by purpose (PIPL art. 6): whom to call is needed to consult and to act, not to count; trade secrets are not counted either. */
const NOT_NEEDED_FOR: Readonly<Record<DisclosurePurpose, readonly SecretKind[]>> = {
  consultation: [],
  riskHandling: [],
  statistics: ['personal', 'commercial', 'security', 'internal'],
};

/**
 * What another authority sees of a declaration: fields up to its level that the purpose needs; the others stay visible as withheld, with
 * the reason. The shape of a pilot is known to all: row ids are never withheld.
 * @throws UnknownDeclarationVersion
 */
export function disclose(
  version: number,
  data: unknown,
  { maxLevel, purpose }: DisclosureOptions,
): { disclosed: Projection['shown']; withheld: Projection['withheld'] } {
  const notNeeded = NOT_NEEDED_FOR[purpose];
  const { shown, withheld } = project(getDeclarationSchema(version), data, (node) => {
    if (node['x-level'] > maxLevel) return 'level';
    return node['x-secret'] && notNeeded.includes(node['x-secret']) ? 'purpose' : undefined;
  });
  return { disclosed: shown, withheld };
}
