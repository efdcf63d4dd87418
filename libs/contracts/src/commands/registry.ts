import type { CaseKind } from '@sandbar/domain';
import type { PayloadClass } from '../fields/index.js';
import { LEG_COMMANDS } from './leg/leg.registry.js';
import { PACKAGE_COMMANDS } from './package/package.registry.js';
import { PILOT_COMMANDS } from './pilot/pilot.registry.js';

/** What people can send: kind -> event -> payload class. */
export const COMMANDS = {
  'pilot-application': PILOT_COMMANDS,
  'sharing-package': PACKAGE_COMMANDS,
  'sharing-leg': LEG_COMMANDS,
} as const satisfies Record<CaseKind, Readonly<Record<string, PayloadClass>>>;

/** The payload class of an event that a person can send; undefined for the platform's own and for unknown ones. */
export function findPayloadClass(kind: CaseKind, type: string): PayloadClass | undefined {
  const rows: Readonly<Record<string, PayloadClass>> = COMMANDS[kind];
  return Object.hasOwn(rows, type) ? rows[type] : undefined;
}

/** The events a person can send to an existing case of the kind. CREATE makes one and has a door of its own. */
export function listSentEvents(kind: CaseKind): readonly string[] {
  return Object.keys(COMMANDS[kind]).filter((type) => type !== 'CREATE');
}
