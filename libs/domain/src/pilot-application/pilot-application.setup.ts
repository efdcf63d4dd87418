import { setup } from 'xstate';
import type { StateMeta } from '../kernel/index.js';
import { pilotAssigns } from './pilot-application.changes.js';
import type { PilotContext } from './pilot-application.context.js';
import type { PilotEvent } from './pilot-application.events.js';
import { PILOT_FACTS } from './pilot-application.facts.js';
import type { PilotFactName } from './pilot-application.facts.js';
import { pilotPredicates } from './pilot-application.guards.js';

/** A fact does nothing when it is named: decide() reads the names. Params only where one event says a fact of one of several. */
type FactParams = { Served: { clock: string }; LaneReturned: { lane: string }; ExitStarted: { cause: string } };
type FactActions = { [K in PilotFactName]: (args: unknown, params: K extends keyof FactParams ? FactParams[K] : undefined) => void };
const nothing = (): void => {};
const factActions = Object.fromEntries(Object.keys(PILOT_FACTS).map((name) => [name, nothing])) as unknown as FactActions;

/** Guards, changes, facts and clocks of pilot-application@1, by name: the machine file is left with the topology. */
export const pilot = setup({
  types: {
    context: {} as PilotContext,
    events: {} as PilotEvent,
    input: {} as PilotContext,
    meta: {} as StateMeta,
  },
  guards: pilotPredicates,
  actions: { ...pilotAssigns, ...factActions, startClock: (_: unknown, _params: { clock: string }) => {} },
});
export const inputAsContext = ({ input }: { input: PilotContext }): PilotContext => input;
