import type { Lane } from './case-kind.js';
import type { Definition, StoredSnapshot } from './definition.js';
import { findingsOf, offersOf } from './describe.js';
import type { Offer } from './describe.js';
import type { CaseHeader } from './header.js';
import { COORDINATION_ROLES } from './holder.js';
import { isEligible, relationsOf } from './role.js';
import type { Actor, Eligible, Relation, Role } from './role.js';

/** Where somebody sits: a role, and the holder through which the case is seen; `risk-reviewer@authority:<uuid>`. */
export interface Seat {
  readonly role: Role;
  /** In the words of CaseHeader.holders. */
  readonly holder: string;
}
export const seatKey = ({ role, holder }: Seat): string => `${role}@${holder}`;

/** What a seat could do with a case. */
export interface SeatTurn extends Seat {
  /** Null: whoever sits there, but for `barred`. Else that person alone. */
  readonly person: string | null;
  /** Persons whose answer is another one: for them a turn of their own stands beside, or none. */
  readonly barred: readonly string[];
  readonly types: readonly string[];
  /** None of it is done in another's stead. */
  readonly personal: boolean;
}

export interface TurnAsked {
  /** ISO instant. */
  readonly at: string;
  /** Values in force of the rules that the machine's guards read. */
  readonly rules: Readonly<Record<string, number>>;
  /** Which events count. @param firm the seat is a firm's or an expert's, no office's */
  readonly counts: (type: string, firm: boolean) => boolean;
  /** A further policy. */
  readonly may: (actor: Actor, type: string, lane: Lane | null) => boolean;
}

/** The seats of a person. */
export function seatsOf(actor: Actor, holders: readonly string[]): readonly Seat[] {
  return actor.roles.flatMap((role) => holders.map((holder) => ({ role, holder })));
}

/** Nobody in particular: an id that no case names. */
const ANYBODY = 'anybody';

/**
 * Whose turn it is, seat by seat, for every person there is: what `describe` says of each of them, without a list of persons. A guard asks about a
 * person only by comparing ids with those that the case names; so whoever is not named fares like anybody, and those who are are asked one by one.
 */
export function turnsOf(definition: Definition, snapshot: StoredSnapshot, asked: TurnAsked): readonly SeatTurn[] {
  const header = definition.header(snapshot);
  const offers = offersOf(definition, snapshot).filter(({ type }) => asked.counts(type, true) || asked.counts(type, false));
  const seats = new Map<string, Seat>();
  for (const { row } of offers) for (const line of row.by) for (const seat of seatsFor(line, header)) seats.set(seatKey(seat), seat);
  const named = new Set<string>();
  collect(snapshot.context, named);
  return [...seats.values()].flatMap((seat) => turnsAt(seat, { definition, snapshot, header, offers, named, asked }));
}

interface Present {
  readonly definition: Definition;
  readonly snapshot: StoredSnapshot;
  readonly header: CaseHeader;
  readonly offers: readonly Offer[];
  readonly named: ReadonlySet<string>;
  readonly asked: TurnAsked;
}

function turnsAt(seat: Seat, present: Present): readonly SeatTurn[] {
  const { header, offers, named, asked } = present;
  const alone = seat.holder.startsWith('person:');
  const actor = actorAt(seat);
  const open = offers
    .filter(({ type }) => asked.counts(type, actor.authority === null))
    .filter(({ row, lane }) => isEligible(row.by, actor, relationsOf(header, actor, lane ?? undefined)))
    .filter(({ type, lane }) => asked.may(actor, type, lane))
    .map((offer) => ({ offer, ...answersOf(offer, actor, present) }));
  if (open.length === 0) return [];
  const turn = (person: string | null, barred: readonly string[], found: readonly Offer[]): readonly SeatTurn[] =>
    found.length === 0
      ? []
      : [
          {
            ...seat,
            person,
            barred,
            types: [...new Set(found.map(({ type }) => type))],
            personal: found.every(({ row }) => row.personal === true),
          },
        ];
  const anybody = open.filter(({ anybody: holds }) => holds).map(({ offer }) => offer);
  if (alone) return header.closedTo.includes(actor.person) ? [] : turn(actor.person, [], anybody);
  const others = [...named].filter((person) => open.some(({ apart }) => apart.has(person)) && !header.closedTo.includes(person));
  return [
    ...turn(null, [...header.closedTo, ...others], anybody),
    ...others.flatMap((person) =>
      turn(
        person,
        [],
        open.filter(({ anybody: holds, apart }) => (apart.has(person) ? !holds : holds)).map(({ offer }) => offer),
      ),
    ),
  ];
}

/** Whether anybody on the seat may, and the persons whose answer is the other one. */
function answersOf(offer: Offer, actor: Actor, { definition, snapshot, named, asked }: Present) {
  let asksWho = false;
  const holds = (who: Actor): boolean => {
    const meta = { id: '', at: asked.at, actor: who, onBehalfOf: null, rules: asked.rules };
    return findingsOf(definition, snapshot, offer, meta).some((finding) => finding.holds !== false);
  };
  const watched: Actor = {
    ...actor,
    get person() {
      asksWho = true;
      return actor.person;
    },
  };
  const anybody = holds(watched);
  const apart = new Set(asksWho ? [...named].filter((person) => holds({ ...actor, person }) !== anybody) : []);
  return { anybody, apart };
}

/** Somebody who sits there and nowhere else. */
export function actorAt({ role, holder }: Seat): Actor {
  const [kind = '', id = ''] = [holder.slice(0, holder.indexOf(':')), holder.slice(holder.indexOf(':') + 1)];
  const nowhere: Actor = { person: ANYBODY, roles: [role], organisation: null, authority: null, province: null };
  if (kind === 'org') return { ...nowhere, organisation: id };
  if (kind === 'authority') return { ...nowhere, authority: id };
  if (kind === 'coordination') return { ...nowhere, authority: ANYBODY, province: id as Actor['province'] };
  return { ...nowhere, person: id };
}

/** The seats that a line of «who may» admits to the case: relationsOf(), read the other way round. */
export function seatsFor(line: Eligible, header: CaseHeader): readonly Seat[] {
  const [role, relation] = line.split('@') as [Role, Relation];
  const at = (prefix: string, ids: readonly (string | null | undefined)[]): Seat[] =>
    ids.flatMap((id) => (id === null || id === undefined ? [] : [{ role, holder: `${prefix}:${id}` }]));
  const province = (ids: readonly (string | null)[]): Seat[] => (COORDINATION_ROLES.includes(role) ? at('coordination', ids) : []);
  switch (relation) {
    case 'leadApplicant':
      return at('org', [header.leadApplicant]);
    case 'party':
      return at('org', header.parties);
    case 'leadAuthority':
      return at('authority', [header.leadAuthority]);
    case 'laneAuthority':
      return at('authority', Object.values(header.laneAuthorities));
    case 'transferee':
      return at('authority', [header.transferTo]);
    case 'panel':
      return at('person', header.panel);
    case 'informedProvince':
      return province(header.informedProvinces);
    case 'ownerProvince':
      return province([header.province]);
    case 'recipientProvince':
      return province([header.recipientProvince]);
    // Whoever sees the case.
    case 'anyone':
      return role === 'public' ? [] : header.holders.map(({ holder }) => ({ role, holder }));
    case 'platform':
      return [];
  }
}

/** Every text of a context that could be an id. */
function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length <= 64 && /^[\w.-]+$/.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) collect(member, found);
}
