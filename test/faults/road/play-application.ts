import { buildExampleDeclaration } from '@sandbar/declaration';
import type { Lane, Province } from '@sandbar/domain';
import { LANES } from '@sandbar/domain';
import { hashJson } from '@sandbar/hash';
import type { DatabaseRoad } from './database-road.js';
import { actorOf, authorityId } from './demo-office.js';
import { ticked, tickedFor } from '../../../seeds/demo/telling/checklists.js';

export const REVIEWERS: Readonly<Record<Lane, string>> = {
  legality: 'pbc-shanghai.legality-reviewer-1',
  risk: 'pbc-shanghai.risk-reviewer-1',
  consumer: 'pbc-shanghai.consumer-reviewer-1',
};
export const DESK = 'pbc-shanghai.intake-officer-1';
export const SECOND = 'pbc-shanghai.second-reviewer-1';

/** What a new application of the Shanghai bank says. */
export const draftOf = (title: string): Readonly<Record<string, unknown>> => ({
  title,
  leadApplicant: actorOf('bank-31.applicant').organisation,
  province: '31',
  leadAuthority: authorityId('pbc-shanghai'),
  linkedTo: null,
});

/** A passing opinion of a lane. */
export const opinionOf = (lane: Lane, opinion = '演示意见'): Readonly<Record<string, unknown>> => ({
  lane,
  verdict: 'pass',
  opinion,
  conditions: [],
  reasonCode: null,
  tier: lane === 'risk' ? 'low' : null,
  risks: lane === 'risk' ? [{ point: '演示', likelihood: 1, impact: 1, reason: '演示' }] : [],
  checklist: tickedFor(lane),
});

/** Opens an application: a draft of the Shanghai bank. */
export async function openDraft(road: DatabaseRoad, caseId: string, title = '演示'): Promise<void> {
  await road.send('bank-31.applicant', caseId, 'CREATE', draftOf(title), 'pilot-application');
}

export interface Review {
  readonly serviceArea?: readonly Province[];
  /** Offices of the lanes, where they are not the lead's. */
  readonly laneAuthorities?: Readonly<Partial<Record<Lane, string>>>;
}

/** From nothing to the beginning of the review, through handle() alone. */
export async function playToReview(
  road: DatabaseRoad,
  caseId: string,
  { serviceArea = ['31'], laneAuthorities = {} }: Review = {},
): Promise<void> {
  await openDraft(road, caseId);
  const today = road.clock.now().slice(0, 10);
  const content = buildExampleDeclaration({ serviceArea: [...serviceArea], serial: 10, today });
  await road.saveDeclaration('bank-31.applicant', caseId, content);
  await road.send('bank-31.signatory', caseId, 'SEAL', { workingCopyRevision: 1 });
  await road.send('bank-31.signatory', caseId, 'ATTEST', { declarationHash: hashJson(content) });
  await road.send(DESK, caseId, 'ACCEPT', { checklist: ticked('intake'), laneAuthorities });
}

export async function assignLanes(road: DatabaseRoad, caseId: string): Promise<void> {
  for (const lane of LANES) await road.send(DESK, caseId, 'ASSIGN', { lane, assessor: actorOf(REVIEWERS[lane]).person });
}

/** Every lane passes. */
export async function passReview(road: DatabaseRoad, caseId: string): Promise<void> {
  await assignLanes(road, caseId);
  for (const lane of LANES) {
    await road.send(REVIEWERS[lane], caseId, 'ASSESS', opinionOf(lane));
    await road.send(SECOND, caseId, 'APPROVE', { lane, opinion: '同意' });
  }
}
