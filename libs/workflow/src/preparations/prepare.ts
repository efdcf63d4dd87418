import type { CaseKind, Refusal } from '@sandbar/domain';
import { disclosePackage } from './disclose-package.js';
import { unknownNames } from './known-names.js';
import { numberCase, numberRegistration } from './number-case.js';
import type { Preparation, PreparationInput, Prepared } from './preparation.js';
import { recountClocks } from './recount-clocks.js';
import { sealDeclaration } from './seal-declaration.js';

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
    CALENDAR_CHANGED: recountClocks,
  },
  'sharing-package': { RELEASE: disclosePackage, CALENDAR_CHANGED: recountClocks },
  'sharing-leg': { CALENDAR_CHANGED: recountClocks },
};

export async function prepare(input: PreparationInput): Promise<Prepared | Refusal> {
  const unknown = await unknownNames(input);
  if (unknown !== undefined) return unknown;
  const preparation = PREPARATIONS[input.definition.kind]?.[input.command.type];
  return preparation === undefined ? { payload: input.command.payload, sealed: null } : preparation(input);
}
