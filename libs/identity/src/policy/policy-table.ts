import type { Actor, CaseKind, Eligible, EventCatalogue, Lane, Relation, Role } from '@sandbar/domain';

/** A condition on a CaseView in the words CASL's Mongo matcher reads. */
export type ViewCondition = Readonly<Record<string, unknown>>;
export interface PolicyRow {
  readonly action: string;
  readonly subject: string;
  readonly conditions: ViewCondition;
}

/**
 * How each relation reads as a condition for one actor; undefined: this actor can never stand so to any case.
 * The words of relationsOf (libs/domain), written a second time on purpose: the property test holds the two together.
 */
const RELATIONS: Readonly<Record<Relation, (actor: Actor) => ViewCondition | undefined>> = {
  anyone: () => ({}),
  platform: (actor) => (actor.person === 'system' ? {} : undefined),
  leadApplicant: (actor) => ofFirm(actor, 'leadApplicant'),
  party: (actor) => ofFirm(actor, 'parties'),
  panel: (actor) => ({ panel: actor.person }),
  leadAuthority: (actor) => ofOffice(actor, 'leadAuthority'),
  transferee: (actor) => ofOffice(actor, 'transferTo'),
  laneAuthority: (actor) => ofOffice(actor, 'laneAuthorities'),
  informedProvince: (actor) => ofProvince(actor, 'informedProvinces'),
  ownerProvince: (actor) => ofProvince(actor, 'province'),
  recipientProvince: (actor) => ofProvince(actor, 'recipientProvince'),
};
const ofFirm = (actor: Actor, field: string): ViewCondition | undefined =>
  actor.organisation !== null && actor.authority === null ? { [field]: actor.organisation } : undefined;
const ofOffice = (actor: Actor, field: string): ViewCondition | undefined =>
  actor.authority === null ? undefined : { [field]: actor.authority };
const ofProvince = (actor: Actor, field: string): ViewCondition | undefined =>
  actor.authority === null || actor.province === null ? undefined : { [field]: actor.province };

/** A lane's reviewer works in that lane only: the role must be the lane's own. */
const LANE_OF_ROLE: Readonly<Partial<Record<Role, Lane>>> = {
  'legality-reviewer': 'legality',
  'risk-reviewer': 'risk',
  'consumer-reviewer': 'consumer',
};

/**
 * Events whose payload speaks for an organisation or a province: a person speaks for the own one only. A payload that names none
 * (the list of allowed actions asks before anything is written) passes here and falls to its validation later.
 */
export const SPEAKS_FOR: Readonly<
  Record<
    CaseKind,
    Readonly<Record<string, { readonly claim: 'leadApplicant' | 'organisation' | 'province'; readonly own: 'organisation' | 'province' }>>
  >
> = {
  'pilot-application': {
    CREATE: { claim: 'leadApplicant', own: 'organisation' },
    PARTY_LEAVES: { claim: 'organisation', own: 'organisation' },
    CLAIM_INTEREST: { claim: 'province', own: 'province' },
  },
  'sharing-package': {},
  'sharing-leg': {},
};

/** Events that need no sight of the case before: there is none yet, or the door is the public register's. */
export const WITHOUT_SIGHT: Readonly<Record<CaseKind, readonly string[]>> = {
  'pilot-application': ['CREATE', 'COMMENT'],
  'sharing-package': [],
  'sharing-leg': [],
};

/** Every row of one kind's catalogue that could admit this actor: the rows of who may send what, for one person. */
export function rowsFor(actor: Actor, kind: CaseKind, subject: string, events: EventCatalogue): PolicyRow[] {
  const rows: PolicyRow[] = [];
  for (const [action, { by }] of Object.entries(events)) {
    const own = SPEAKS_FOR[kind][action];
    for (const line of by) {
      const conditions = conditionOf(line, actor);
      if (conditions === undefined) continue;
      rows.push({
        action,
        subject,
        conditions: own === undefined ? conditions : { ...conditions, [`claims.${own.claim}`]: { $in: [actor[own.own], undefined] } },
      });
    }
  }
  return rows;
}

function conditionOf(line: Eligible, actor: Actor): ViewCondition | undefined {
  const [role, relation] = line.split('@') as [Role, Relation];
  if (!actor.roles.includes(role)) return undefined;
  const condition = RELATIONS[relation](actor);
  const lane = LANE_OF_ROLE[role];
  if (condition === undefined || relation !== 'laneAuthority' || lane === undefined) return condition;
  return { [`lanes.${lane}`]: actor.authority };
}
