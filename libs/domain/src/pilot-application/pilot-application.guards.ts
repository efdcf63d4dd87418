import type { GuardReason } from '../kernel/index.js';
import { DECISION_GUARDS } from './guards/decision.guards.js';
import type { GuardRow } from './guards/guard-row.js';
import { LIVE_GUARDS } from './guards/live.guards.js';
import { REVIEW_GUARDS } from './guards/review.guards.js';
import { SUBMISSION_GUARDS } from './guards/submission.guards.js';
import type { PilotContext } from './pilot-application.context.js';
import type { PilotEvent } from './pilot-application.events.js';

/** Every guard of pilot-application@1, by name, with its meaning and basis. */
export const PILOT_GUARDS = { ...SUBMISSION_GUARDS, ...REVIEW_GUARDS, ...DECISION_GUARDS, ...LIVE_GUARDS };
export type PilotGuardName = keyof typeof PILOT_GUARDS;

type Params<R> = R extends GuardRow<infer P> ? P : never;
type Predicates = {
  [K in PilotGuardName]: (args: { context: PilotContext; event: PilotEvent }, params: Params<(typeof PILOT_GUARDS)[K]>) => boolean;
};

/** The predicates as setup() wants them. */
export const pilotPredicates = Object.fromEntries(
  Object.entries(PILOT_GUARDS).map(([name, row]) => [
    name,
    ({ context, event }: { context: PilotContext; event: PilotEvent }, params: never) => row.ask(context, event, params),
  ]),
) as unknown as Predicates;

/** What a refusal says. */
export const pilotGuardReasons: Readonly<Record<PilotGuardName, GuardReason>> = PILOT_GUARDS;
