import type { Role } from '@sandbar/domain';
import type { PersonRow } from '@sandbar/workflow';

/** Where a holder of the role works: a firm, an office, either of them, any body or none, the platform. */
type Place = 'firm' | 'office' | 'unit' | 'any' | 'platform';
const PLACE: Readonly<Record<Exclude<Role, 'public' | 'system'>, Place>> = {
  applicant: 'firm',
  signatory: 'firm',
  'intake-officer': 'office',
  'legality-reviewer': 'office',
  'risk-reviewer': 'office',
  'consumer-reviewer': 'office',
  'second-reviewer': 'office',
  'secrecy-reviewer': 'office',
  proposer: 'office',
  decider: 'office',
  head: 'office',
  coordinator: 'office',
  'case-administrator': 'office',
  'unit-administrator': 'unit',
  expert: 'any',
  'completion-auditor': 'any',
  observer: 'any',
  'system-administrator': 'platform',
  'security-administrator': 'platform',
  'audit-administrator': 'platform',
};
/** What is done in person and cannot be lent: signatures, opinions, audits, observation, administration (process.md §1). */
const IN_PERSON: readonly Role[] = ['signatory', 'expert', 'completion-auditor', 'observer', 'unit-administrator', 'public', 'system'];
export const PLATFORM_ROLES = ['system-administrator', 'security-administrator', 'audit-administrator'] as const satisfies readonly Role[];

export function isPlatformRole(role: Role): boolean {
  return (PLATFORM_ROLES as readonly Role[]).includes(role);
}

/** May a holder lend the role to a colleague for an absence? */
export function isLendable(role: Role): boolean {
  return !IN_PERSON.includes(role) && !isPlatformRole(role);
}

/**
 * May somebody who works there hold these roles together? A firm's roles need a firm, an office's roles an office with its province, the platform's
 * roles neither; one person holds at most one of the platform's three (三员分立), and no other role beside it.
 */
export function fitsPlace(roles: readonly Role[], place: Pick<PersonRow, 'organisation' | 'authority' | 'province'>): boolean {
  if (place.organisation !== null && place.authority !== null) return false;
  if (roles.some(isPlatformRole) && roles.length > 1) return false;
  return roles.every((role) => {
    if (role === 'public' || role === 'system') return false;
    switch (PLACE[role]) {
      case 'firm':
        return place.organisation !== null;
      case 'office':
        return place.authority !== null && place.province !== null;
      case 'unit':
        return place.organisation !== null || (place.authority !== null && place.province !== null);
      case 'any':
        return true;
      case 'platform':
        return place.organisation === null && place.authority === null;
    }
  });
}
