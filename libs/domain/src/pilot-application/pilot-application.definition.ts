import { oncePerSnapshot } from '../kernel/index.js';
import type { Definition } from '../kernel/index.js';
import { freshContext } from './pilot-application.context.js';
import { isHolding, pilotClocks } from './pilot-application.desired-clocks.js';
import { PILOT_EVENTS } from './pilot-application.events.js';
import { PILOT_FACTS } from './pilot-application.facts.js';
import { pilotGuardReasons } from './pilot-application.guards.js';
import { pilotHeader } from './pilot-application.header.js';
import { pilotMachine } from './pilot-application.machine.js';
import type { PilotPayloads } from './pilot-application.payloads.js';
import { PILOT_REACTIONS } from './pilot-application.reactions.js';

/** The first version of the pilot application; running cases keep it until an administrator migrates them. */
export const PILOT_APPLICATION: Definition = {
  id: 'pilot-application@1',
  kind: 'pilot-application',
  machine: pilotMachine,
  events: PILOT_EVENTS,
  facts: PILOT_FACTS,
  reactions: PILOT_REACTIONS,
  guardReasons: pilotGuardReasons,
  header: oncePerSnapshot(pilotHeader),
  clocks: pilotClocks,
  holding: isHolding,
  create: (payload: PilotPayloads['CREATE'], _meta, caseId) => ({ ...freshContext(payload, caseId) }),
};
