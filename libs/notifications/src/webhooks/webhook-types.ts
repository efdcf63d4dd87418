import { REGISTRY, type Audience } from '@sandbar/domain';
import type { WebhookOwner } from '@sandbar/workflow';

const FIRMS: readonly Audience[] = ['leadApplicant', 'parties', 'clockHolders'];
/** Panels and auditors are persons; whoever sends them belongs to neither. */
const PERSONS: readonly Audience[] = ['panel', 'auditors'];

const told: readonly (readonly [type: string, to: readonly Audience[]])[] = [
  ...REGISTRY.all.flatMap(({ reactions }) =>
    Object.entries(reactions).map(([fact, rows]) => {
      const to = rows.flatMap((reaction) => (reaction.kind === 'notify' ? reaction.to : []));
      return [`fact.${fact}`, to] as const;
    }),
  ),
  ['alarm.expiry-questioned', ['caseAdministrators']],
];
const reaching = (reaches: (audience: Audience) => boolean): ReadonlySet<string> =>
  new Set(told.filter(([, to]) => to.some(reaches)).map(([type]) => type));
const OF_FIRMS = reaching((audience) => FIRMS.includes(audience));
const OF_OFFICES = reaching((audience) => !['leadApplicant', 'parties', ...PERSONS].includes(audience));

/** What an endpoint can be told of, by whose it is: codes of notification templates, such as `fact.ApplicationAccepted`. */
export const webhookTypesFor = ({ organisation }: WebhookOwner): ReadonlySet<string> => (organisation === null ? OF_OFFICES : OF_FIRMS);
