import type { WorkingCalendar } from '@sandbar/calendar';
import type { CaseKind, Definition, Refusal, StoredSnapshot } from '@sandbar/domain';
import type { RuleSet } from '../ports/rule-table.port.js';
import type { SealedRow, Tx } from '../ports/unit-of-work.port.js';
import type { Command } from '../road/command.js';
import { disclosePackage } from './disclose-package.js';
import { numberCase, numberRegistration } from './number-case.js';
import { sealDeclaration } from './seal-declaration.js';

export interface PreparationInput {
  readonly tx: Tx;
  readonly command: Command;
  readonly definition: Definition;
  readonly snapshot: StoredSnapshot | null;
  readonly at: string;
  readonly rules: RuleSet;
  readonly calendar: WorkingCalendar;
}
export interface Prepared {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sealed: SealedRow | null;
}
export type Preparation = (input: PreparationInput) => Promise<Prepared | Refusal>;

/**
 * What the road puts into a payload before the machine decides, read in the command's own transaction: frozen content, numbers,
 * disclosed fields. An event without a row goes as it came.
 */
const PREPARATIONS: Readonly<Partial<Record<CaseKind, Readonly<Record<string, Preparation>>>>> = {
  'pilot-application': {
    SEAL: sealDeclaration,
    RESUBMIT: sealDeclaration,
    REVISE: sealDeclaration,
    ACCEPT: numberCase,
    SCREENING_EXPIRED: numberCase,
    REGISTER: numberRegistration,
  },
  'sharing-package': { RELEASE: disclosePackage },
};

export async function prepare(input: PreparationInput): Promise<Prepared | Refusal> {
  const preparation = PREPARATIONS[input.definition.kind]?.[input.command.type];
  return preparation === undefined ? { payload: input.command.payload, sealed: null } : preparation(input);
}
