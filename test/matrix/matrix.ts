import { ROLES, activeNodes, decide, isEligible, isLeaf, isRefusal, laneOf, pathOf, relationsOf } from '@sandbar/domain';
import type { Actor, CaseEvent, CaseHeader, Definition, Eligible, Lane, Province, Relation, Role, StoredSnapshot } from '@sandbar/domain';

/** What the matrix of one kind is made from. */
export interface MatrixPlan {
  readonly definition: Definition;
  readonly rules: Readonly<Record<string, number>>;
  /** A snapshot for every leaf, arranged so that every relation has somebody. */
  readonly leaves: Readonly<Record<string, () => StoredSnapshot>>;
  /** What a sensible person would send. */
  readonly payload: (type: string, snapshot: StoredSnapshot, actor: Actor, at: string, lane: Lane) => unknown;
  /** Persons who already did something in the case, whom a guard should bar or admit. */
  readonly known: (
    snapshot: StoredSnapshot,
    lane: Lane,
  ) => readonly { readonly name: string; readonly person: string; readonly as: readonly Eligible[] }[];
  /** Where the lead authority's people belong, when it is not the case's own province (a leg is the recipient's). */
  readonly leadProvince?: (snapshot: StoredSnapshot) => Province;
  /** A province that has no part in the case, for the offices that have nothing to do with it. */
  readonly strangerProvince?: Province;
}

const AT = '2026-12-01T01:00:00.000Z';
export const HEAD = 'leaf,event,allowed,refused';

/**
 * leaf state × event × role@relation → allowed, or the guard that refuses, or `ignored` for a message that is recorded and changes nothing. An actor who is not in a row has no right to
 * send the event there; an event that is not in a leaf's rows is out of place for everybody.
 */
export function matrixOf(plan: MatrixPlan): readonly string[] {
  const { definition } = plan;
  const lines = [...new Set(Object.values(definition.events).flatMap((row) => row.by))].sort();
  return Object.entries(plan.leaves).flatMap(([leaf, tell]) => {
    const snapshot = tell();
    const lane = laneOfLeaf(definition, snapshot, leaf);
    const header = definition.header(snapshot);
    const lead = plan.leadProvince?.(snapshot) ?? header.province;
    const actors = [
      ...lines.map((line) => ({ name: line as string, actor: actorFor(line, header, lane, lead) })),
      ...strangers(plan.strangerProvince ?? null),
      ...plan
        .known(snapshot, lane)
        .flatMap(({ name, person, as }) =>
          as.map((line) => ({ name: `${line}=${name}`, actor: { ...actorFor(line, header, lane, lead), person } })),
        ),
    ];
    return Object.keys(definition.events).flatMap((type) => {
      const outcomes = actors.map(({ name, actor }) => ({ name, outcome: outcomeOf(plan, snapshot, header, type, actor, lane) }));
      return rowOf(leaf, type, outcomes);
    });
  });
}

function outcomeOf(plan: MatrixPlan, snapshot: StoredSnapshot, header: CaseHeader, type: string, actor: Actor, lane: Lane): string {
  const { definition, rules } = plan;
  const payload = plan.payload(type, snapshot, actor, AT, lane);
  const concerns = (payload as { lane?: Lane }).lane;
  const meta = { id: 'matrix', at: AT, actor, onBehalfOf: null, rules };
  if (!isEligible(definition.events[type]!.by, actor, relationsOf(header, actor, concerns))) return 'none';
  const outcome = decide(definition, snapshot, { type, payload, meta } satisfies CaseEvent);
  if (!isRefusal(outcome)) return outcome.facts.some((fact) => fact.type.endsWith('MessageIgnored')) ? 'ignored' : 'allowed';
  const by = outcome.params['refusedBy'] as readonly string[] | undefined;
  return by === undefined || by.length === 0 || by.includes('ofLane') ? 'none' : by.join('+');
}

function rowOf(leaf: string, type: string, outcomes: readonly { name: string; outcome: string }[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { name, outcome } of outcomes) if (outcome !== 'none') groups.set(outcome, [...(groups.get(outcome) ?? []), name]);
  if (groups.size === 0) return [];
  const allowed = (groups.get('allowed') ?? []).join(' ');
  const refused = [...groups].filter(([by]) => by !== 'allowed').map(([by, names]) => `${by}: ${names.join(' ')}`);
  return [`${leaf},${type},${allowed},${refused.join('; ')}`];
}

/** Somebody of that role in that relation, who did nothing in the case so far. */
function actorFor(line: Eligible, header: CaseHeader, lane: Lane, lead: Province): Actor {
  const [role, relation] = line.split('@') as [Role, Relation];
  const firm = (organisation: string): Actor => ({ person: `new-${role}`, roles: [role], organisation, authority: null, province: null });
  const office = (authority: string, province: Actor['province']): Actor => ({
    person: `new-${role}`,
    roles: [role],
    organisation: authority,
    authority,
    province,
  });
  switch (relation) {
    case 'leadApplicant':
      return firm(header.leadApplicant ?? 'nobody');
    case 'party':
      return firm(header.parties.find((party) => party !== header.leadApplicant) ?? header.leadApplicant ?? 'nobody');
    case 'leadAuthority':
      return office(header.leadAuthority ?? 'nobody', lead);
    case 'laneAuthority':
      return office(header.laneAuthorities[lane] ?? 'nobody', header.province);
    case 'informedProvince':
      return office('office-of-informed', header.informedProvinces[0] ?? null);
    case 'transferee':
      return office(header.transferTo ?? 'nobody', '32');
    case 'panel':
      return { ...firm('org-university'), person: header.panel[0] ?? 'nobody' };
    case 'ownerProvince':
      return office('office-of-owner', header.province);
    case 'recipientProvince':
      return office('office-of-recipient', header.recipientProvince);
    case 'anyone':
      return firm('org-elsewhere');
    case 'platform':
      return { person: 'system', roles: ['system'], organisation: null, authority: null, province: null };
  }
}

/** Every role, of a firm and of an office that have nothing to do with the case. */
function strangers(province: Province | null): readonly { name: string; actor: Actor }[] {
  return (Object.keys(ROLES) as Role[])
    .filter((role) => role !== 'system')
    .flatMap((role) => [
      {
        name: `${role}@foreign-firm`,
        actor: { person: `foreign-${role}`, roles: [role], organisation: 'org-foreign', authority: null, province: null },
      },
      {
        name: `${role}@foreign-office`,
        actor: { person: `foreign-${role}`, roles: [role], organisation: 'office-foreign', authority: 'office-foreign', province },
      },
    ]);
}

function laneOfLeaf(definition: Definition, snapshot: StoredSnapshot, leaf: string): Lane {
  const found = activeNodes(definition.machine, snapshot.value).find((node) => isLeaf(node) && pathOf(node) === leaf);
  return (found === undefined ? null : laneOf(found)) ?? 'risk';
}
