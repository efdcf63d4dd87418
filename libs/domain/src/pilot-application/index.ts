export * from './pilot-application.payloads.js';
export * from './pilot-application.events.js';
export { PILOT_APPLICATION } from './pilot-application.definition.js';
export { PILOT_GUARDS } from './pilot-application.guards.js';
export type { PilotGuardName } from './pilot-application.guards.js';
export type { PilotFactName } from './pilot-application.facts.js';
export { pilotContextOf } from './pilot-application.header.js';
export { concernedProvinces } from './pilot-application.context.js';
export type { PilotContext } from './pilot-application.context.js';
