import { LANES, PILOT_APPLICATION, pilotContextOf } from '@sandbar/domain';
import type { Eligible, Lane, PilotContext, PilotEventType, StoredSnapshot } from '@sandbar/domain';
import { GOOD, payloadFor } from '../scenarios/pilot-application-payloads.js';
import { TALES } from '../scenarios/pilot-application-tales.js';
import { RULES } from '../scenarios/pilot-application-world.js';
import type { MatrixPlan } from './matrix.js';

const CO_PARTY = { organisation: 'org-co', name: '共同申请机构', licensed: true, homeProvince: null };
const CO_ATTESTATION = { organisation: 'org-co', person: 'co-signatory', at: '2026-09-01T01:00:00.000Z' };

/** Lanes get offices of their own, a second party joins, and a transfer is proposed, so that every relation tells itself from the others. */
function arranged(snapshot: StoredSnapshot): StoredSnapshot {
  const context = pilotContextOf(snapshot);
  const named = context.number === null ? {} : Object.fromEntries(LANES.map((lane) => [lane, `office-${lane}`]));
  const joint =
    context.parties.length !== 1
      ? {}
      : { parties: [...context.parties, CO_PARTY], attestations: [...context.attestations, CO_ATTESTATION] };
  const changed: PilotContext = { ...context, ...joint, laneAuthorities: named, transfer: { to: 'office-transferee', toProvince: '32' } };
  return { ...snapshot, context: { ...changed } };
}

const known: MatrixPlan['known'] = (snapshot, lane) => {
  const { lanes, proposal, participants, auditor } = pilotContextOf(snapshot);
  const { assessor, assessors, secondReviewers } = lanes[lane];
  const people: { name: string; person: string | undefined | null; as: Eligible[] }[] = [
    {
      name: 'assessor',
      person: assessor ?? assessors[0],
      as: [`${lane}-reviewer@laneAuthority`, 'second-reviewer@laneAuthority', 'proposer@leadAuthority', 'decider@leadAuthority'],
    },
    {
      name: 'secondReviewer',
      person: secondReviewers[0],
      as: [`${lane}-reviewer@laneAuthority`, 'proposer@leadAuthority', 'decider@leadAuthority'],
    },
    { name: 'proposer', person: proposal?.proposers[0], as: ['decider@leadAuthority'] },
    { name: 'auditor', person: auditor, as: ['completion-auditor@anyone'] },
    { name: 'participant', person: participants.at(-1), as: ['decider@leadAuthority'] },
  ];
  return people.flatMap(({ name, person, as }) => (person === undefined || person === null ? [] : [{ name, person, as }]));
};

export const PILOT_PLAN: MatrixPlan = {
  definition: PILOT_APPLICATION,
  rules: RULES,
  leaves: Object.fromEntries(Object.entries(TALES).map(([leaf, tell]) => [leaf, () => arranged(tell().snapshot)])),
  payload: (type, snapshot, actor, at, lane: Lane) => payloadFor(type as PilotEventType, pilotContextOf(snapshot), actor, at, lane, GOOD),
  known,
};
