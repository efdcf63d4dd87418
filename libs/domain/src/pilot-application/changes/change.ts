import { distinct, personsOf } from '../pilot-application.context.js';
import type { PilotContext } from '../pilot-application.context.js';
import type { PilotEventOf } from '../pilot-application.events.js';
import type { PilotEventType } from '../pilot-application.payloads.js';
import type { EventMeta } from '../../kernel/index.js';

/** What one event makes of the context; pure, and true to the types the event carries. */
export type Change<P = undefined> = (context: PilotContext, event: never, params: P) => Partial<PilotContext>;

/** `T` names the events that bring the change, `P` the params of the action. */
export const change = <T extends PilotEventType = PilotEventType, P = undefined>(
  of: (context: PilotContext, event: PilotEventOf<T>, params: P) => Partial<PilotContext>,
): Change<P> => of as unknown as Change<P>;

/** Participants with who acts now. */
export const joined = (context: PilotContext, meta: EventMeta): Pick<PilotContext, 'participants'> => ({
  participants: distinct([...context.participants, ...personsOf(meta)]),
});
