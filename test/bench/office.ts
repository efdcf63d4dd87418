import type { Actor } from '@sandbar/domain';
import { actorOf } from '../faults/road/demo-office.js';

const at = (role: string): string => `pbc-shanghai.${role}-1`;

/** Sign-in names of the demo people who do the bench's work: one office reviews all of its lanes. */
export const SIGNATORY = 'bank-31.signatory';
export const DESK = at('intake-officer');
export const SECOND = at('second-reviewer');
export const REVIEWERS = { legality: at('legality-reviewer'), risk: at('risk-reviewer'), consumer: at('consumer-reviewer') } as const;
export const LOGINS: readonly string[] = [DESK, SECOND, ...Object.values(REVIEWERS)];

/** Whose the bench's cases are. */
export interface BenchOffice {
  readonly authority: string;
  readonly firm: string;
  readonly actorOf: (login: string) => Actor;
}

export function benchOffice(): BenchOffice {
  const known = new Map([SIGNATORY, ...LOGINS].map((login) => [login, actorOf(login)]));
  return { authority: known.get(DESK)!.authority!, firm: known.get(SIGNATORY)!.organisation!, actorOf: (login) => known.get(login)! };
}
