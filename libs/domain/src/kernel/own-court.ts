import { CASE_KINDS } from './case-kind.js';
import type { CaseKind, Court } from './case-kind.js';
import type { CaseHeader } from './header.js';
import type { Actor } from './role.js';

type House = Pick<Actor, 'authority' | 'organisation'>;

/** In whose time the clocks of somebody run in a case: an office's, a party's, or of whom neither is the house the experts'. */
export function ownCourt(kind: CaseKind, { authority, organisation }: House, { parties }: Pick<CaseHeader, 'parties'>): Court {
  if (authority !== null) return kind === 'sharing-leg' ? 'peers' : 'authority';
  return organisation !== null && parties.includes(organisation) ? 'firm' : 'experts';
}

type ByKind = Readonly<Record<CaseKind, Court>>;
/** The same of somebody for all cases at once. */
export interface OwnCourts {
  readonly organisation: string | null;
  /** Where that is a party, and where it is not. */
  readonly party: ByKind;
  readonly other: ByKind;
}

/** ownCourt() laid out, for a store to choose from. */
export function ownCourts(house: House): OwnCourts {
  const { organisation } = house;
  const among = (parties: readonly string[]): ByKind =>
    Object.fromEntries(CASE_KINDS.map((kind) => [kind, ownCourt(kind, house, { parties })])) as ByKind;
  return { organisation, party: among(organisation === null ? [] : [organisation]), other: among([]) };
}
