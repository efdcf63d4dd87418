/**
 * Actions that one may take at any time and that nobody waits for: being able to take them does not make it one's turn. Everything else a person may
 * do is a next step. A grouping of what the machine allows: it permits nothing.
 */
const ASIDE: ReadonlySet<string> = new Set([
  'DISCARD',
  'EDIT',
  'REFUSE',
  'REASSIGN',
  'EXTEND_INFORMATION',
  'EXTEND_REVIEW',
  'CLAIM_INTEREST',
  'DECLARE_CONFLICT',
  'SKIP_PANEL',
  'WITHDRAW',
  'TERMINATE',
  'PARTY_LEAVES',
  'HOLD',
  'EXTEND_HOLD',
  'TRANSFER',
  'EXTEND_REGISTRATION',
  'REVOKE',
  'SUSPEND',
  'EXIT',
  'REQUEST_CHANGE',
  'APPLY_COMPLETION',
  'ASSIGN_AUDITOR',
  'TAKE_CHARGE',
  'SEND_BACK',
  'WITHDRAW_PACKAGE',
  'RECALL_PACKAGE',
  'OUTAGE',
  'OUTAGE_OVER',
  'RETURN_ANSWER',
  'REQUEST_FURTHER_INFORMATION',
  'WITHDRAW_OBJECTION',
]);
/** A firm that is served has something to open; an office that may record the service has nothing to do. */
const STEP_OF_FIRMS: ReadonlySet<string> = new Set(['SERVE']);

/** Whether somebody waits for the action. @param firm the reader belongs to a firm */
export function isNextStep(type: string, firm: boolean): boolean {
  return STEP_OF_FIRMS.has(type) ? firm : !ASIDE.has(type);
}

/** Every action this file names, for the test that each of them exists. */
export const NAMED_ACTIONS: readonly string[] = [...ASIDE, ...STEP_OF_FIRMS];

/** Stages of an application in which the firm works on the declaration. */
export const WRITING_STAGES: readonly string[] = ['draft', 'correction', 'sharing.revising'];
