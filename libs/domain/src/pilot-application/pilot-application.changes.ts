import { assign } from 'xstate';
import type { ActionFunction } from 'xstate';
import type { Change } from './changes/change.js';
import { DECISION_CHANGES } from './changes/decision.changes.js';
import { LIVE_CHANGES } from './changes/live.changes.js';
import { REVIEW_CHANGES } from './changes/review.changes.js';
import { SUBMISSION_CHANGES } from './changes/submission.changes.js';
import type { PilotContext } from './pilot-application.context.js';
import type { PilotEvent } from './pilot-application.events.js';

/** Every change of the context, by the name of its action. */
export const PILOT_CHANGES = { ...SUBMISSION_CHANGES, ...REVIEW_CHANGES, ...DECISION_CHANGES, ...LIVE_CHANGES };

type ParamsOf<C> = C extends Change<infer P> ? P : never;
type Assigns = {
  [K in keyof typeof PILOT_CHANGES]: ActionFunction<
    PilotContext,
    PilotEvent,
    PilotEvent,
    ParamsOf<(typeof PILOT_CHANGES)[K]>,
    never,
    never,
    never,
    never,
    never
  >;
};

/** The changes as setup() wants them: XState's assign around each. */
export const pilotAssigns = Object.fromEntries(
  Object.entries(PILOT_CHANGES).map(([name, of]) => [
    name,
    assign(({ context, event }, params) => of(context as unknown as PilotContext, event as never, params as never)),
  ]),
) as unknown as Assigns;
