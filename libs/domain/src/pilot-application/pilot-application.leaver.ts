import type { Lane, Role } from '../kernel/index.js';
import type { PilotContext } from './pilot-application.context.js';
import type { PilotPayloads } from './pilot-application.payloads.js';

type Leaver = PilotPayloads['PERSON_LEFT'];
const REVIEWER: Record<Lane, Role> = { legality: 'legality-reviewer', risk: 'risk-reviewer', consumer: 'consumer-reviewer' };

/** The leaver assesses that lane, holds its role no more, and nobody has second-reviewed the work (process.md §1). */
export const leaverAssesses = ({ lanes }: PilotContext, { person, roles }: Leaver, lane: Lane): boolean =>
  lanes[lane].assessor === person && !lanes[lane].settled && roles.includes(REVIEWER[lane]);

/** The leaver was to audit the completion. */
export const leaverAudits = ({ auditor }: PilotContext, { person, roles }: Leaver): boolean =>
  auditor === person && roles.includes('completion-auditor');

/** The leaver sits on the panel and has not given an opinion yet. */
export const leaverSits = ({ panel }: PilotContext, { person, roles }: Leaver): boolean =>
  roles.includes('expert') && panel.members.includes(person) && !panel.opinions.some((opinion) => opinion.person === person);
