import { distinct, personsOf, shanghaiDay } from '../pilot-application.context.js';
import type { ExitCause, PilotContext } from '../pilot-application.context.js';
import type { Proof } from '../pilot-application.payloads.js';
import { change } from './change.js';

const proofs = (context: PilotContext, proof: Proof, provedBy: readonly string[], confirmed: boolean): Pick<PilotContext, 'exit'> => ({
  exit: { ...context.exit, proofs: { ...context.exit.proofs, [proof]: { provedBy, confirmed } } },
});

export const LIVE_CHANGES = {
  extendRegistration: change(({ registrationExtensions }) => ({ registrationExtensions: registrationExtensions + 1 })),
  suspend: change<'SUSPEND'>((context, { payload }) => ({ suspended: context.suspended === 'whole' ? 'whole' : payload.scope })),
  resumeService: change(() => ({ suspended: null })),
  extendTest: change<'EXTEND_TEST'>((_context, { payload }) => ({ plannedEnd: shanghaiDay(payload.plannedEnd) })),
  assignAuditor: change<'ASSIGN_AUDITOR'>((_context, { payload }) => ({ auditor: payload.auditor })),
  beginExit: change<never, { cause: ExitCause }>((context, _event, { cause }) => ({ exit: { ...context.exit, cause } })),
  prove: change<'PROVE'>((context, { payload, meta }) =>
    proofs(context, payload.proof, distinct([...(context.exit.proofs[payload.proof]?.provedBy ?? []), ...personsOf(meta)]), false),
  ),
  confirmProof: change<'CONFIRM_PROOF'>((context, { payload }) =>
    proofs(context, payload.proof, context.exit.proofs[payload.proof]?.provedBy ?? [], true),
  ),
  markExitOverdue: change(({ exit }) => ({ exit: { ...exit, overdue: true } })),
  takeCharge: change(({ exit }) => ({ exit: { ...exit, takenCharge: true } })),
};
