import { LANES } from '../kernel/index.js';
import type { CaseHeader, Holder, StoredSnapshot } from '../kernel/index.js';
import { distinct } from './pilot-application.context.js';
import type { PilotContext } from './pilot-application.context.js';

/** The context of a stored snapshot of this kind. */
export const pilotContextOf = (snapshot: StoredSnapshot): PilotContext => snapshot.context as unknown as PilotContext;

/**
 * What the application shows about itself. The firms, the panel and the auditor hold it whole, the lead and the lane authorities from
 * submission on (a draft is the firms' own); the other provinces, once informed, and an authority it is offered to see its headline.
 */
export function pilotHeader(snapshot: StoredSnapshot): CaseHeader {
  const context = pilotContextOf(snapshot);
  const parties = distinct([context.leadApplicant, ...context.parties.map((party) => party.organisation)]);
  const lanes = LANES.flatMap((lane) => context.laneAuthorities[lane] ?? []);
  const offices = context.submitted ? distinct([context.leadAuthority, ...lanes]) : [];
  const full = distinct([
    ...parties.map((party) => `org:${party}`),
    ...offices.map((office) => `authority:${office}`),
    ...context.panel.members.map((member) => `person:${member}`),
    ...(context.auditor === null ? [] : [`person:${context.auditor}`]),
  ]);
  const headline = [
    ...context.informed.map((province) => `coordination:${province}`),
    ...(context.transfer === null || !context.submitted ? [] : [`authority:${context.transfer.to}`]),
  ].filter((holder) => !full.includes(holder));
  const holders: Holder[] = [
    ...full.map((holder): Holder => ({ holder, level: 'full' })),
    ...headline.map((holder): Holder => ({ holder, level: 'headline' })),
  ];
  return {
    title: context.title,
    number: context.number,
    province: context.province,
    leadAuthority: context.leadAuthority,
    leadApplicant: context.leadApplicant,
    parties,
    laneAuthorities: context.laneAuthorities,
    informedProvinces: context.informed,
    recipientProvince: null,
    transferTo: context.transfer?.to ?? null,
    panel: context.panel.members,
    closedTo: context.closedTo,
    parent: null,
    holders,
  };
}
