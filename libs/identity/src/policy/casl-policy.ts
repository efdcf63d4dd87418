import { createMongoAbility, type MongoAbility } from '@casl/ability';
import {
  holderKeysOf,
  refuse,
  ROLES,
  SYSTEM_ACTOR,
  type Actor,
  type CaseHeader,
  type CaseKind,
  type Definition,
  type Refusal,
  type Role,
} from '@sandbar/domain';
import type { Policy } from '@sandbar/workflow';
import { barredByEvent, barredByScope } from '../api-keys/key-scopes.js';
import { ACCESS, type Access, type AccessRow } from './access-table.js';
import { caseView, type CaseView } from './case-view.js';
import { rowsFor, WITHOUT_SIGHT } from './policy-table.js';

type Judged = Pick<Definition, 'id' | 'kind' | 'events'>;
type Ability = MongoAbility<[string, string | CaseView]>;
type OfActor = { readonly abilities: Map<string, Ability>; readonly holders: ReadonlySet<string> };

/** Actors whose abilities are kept; the first one in goes first. */
const KEPT_ACTORS = 2_000;

/** The access table in the shape of a catalogue, so that one function builds every ability. */
const ACCESS_RULES: Judged = {
  id: 'access',
  kind: 'sharing-leg',
  events: Object.fromEntries(
    Object.entries<AccessRow>(ACCESS).map(([name, { by }]) => [
      name,
      { title: { zh: name, en: name }, by: typeof by === 'string' ? [] : by },
    ]),
  ),
};
const IN_OUTLINE = {
  zh: '贵方只能看到该案件的概要；请由可查看全文的机关或企业办理',
  en: 'You see this case in outline only; an office or firm that sees it whole has to do it',
};
const NO_CASE: CaseHeader = {
  title: '',
  number: null,
  province: '31',
  leadAuthority: null,
  leadApplicant: null,
  parties: [],
  laneAuthorities: {},
  informedProvinces: [],
  recipientProvince: null,
  transferTo: null,
  panel: [],
  closedTo: [],
  parent: null,
  holders: [],
};

/**
 * The one policy table as CASL abilities, kept per actor. Deny by default. A case the actor is no holder of is `case.not_found`, the same shape as
 * a missing one; a person whom a declared conflict shut out learns that (`case.conflicted`); everything else is `action.not_permitted`.
 */
export class CaslPolicy implements Policy {
  private readonly byActor = new Map<string, OfActor>();

  judge(
    actor: Actor,
    header: CaseHeader,
    definition: Judged,
    eventType: string,
    payload: Readonly<Record<string, unknown>>,
  ): Refusal | undefined {
    const system = actor.person === SYSTEM_ACTOR.person;
    const open = system || WITHOUT_SIGHT[definition.kind].includes(eventType);
    const kept = this.of(actor);
    if (!open && levelOf(kept, header) === 'none') return refuse('case.not_found');
    if (header.closedTo.includes(actor.person)) return refuse('case.conflicted');
    const row = Object.hasOwn(definition.events, eventType) ? definition.events[eventType] : undefined;
    if (row === undefined) return refuse('event.unknown', { type: eventType });
    const barred = barredByEvent(actor, eventType);
    if (barred !== undefined) return barred;
    if (abilityOf(kept, actor, definition).can(eventType, caseView(definition.id, header, payload))) return undefined;
    return refuse('action.not_permitted', { type: eventType, need: needOf(definition.events[eventType]?.by ?? []) });
  }

  /** A person shut out by a declared conflict sees that the case exists, and no more. */
  sight(actor: Actor, header: CaseHeader, _kind: CaseKind): 'none' | 'headline' | 'full' {
    if (actor.person === SYSTEM_ACTOR.person) return 'full';
    const level = levelOf(this.of(actor), header);
    return level === 'full' && header.closedTo.includes(actor.person) ? 'headline' : level;
  }

  /**
   * May the actor look at this, or do what no machine decides?
   * @param actor undefined: nobody is signed in
   * @param header of the case, where the row asks for one; a case out of sight is `case.not_found`
   * @returns `session.missing` where signing in would be the first step
   */
  admit(actor: Actor | undefined, access: Access, header?: CaseHeader): Refusal | undefined {
    const row: AccessRow = ACCESS[access];
    if (row.by === 'public') return undefined;
    if (actor === undefined) return refuse('session.missing');
    const barred = barredByScope(actor, access);
    if (barred !== undefined) return barred;
    if (row.sight !== null) {
      const kept = header === undefined ? 'none' : levelOf(this.of(actor), header);
      if (header === undefined || kept === 'none') return refuse('case.not_found');
      if (row.sight === 'full' && header.closedTo.includes(actor.person)) return refuse('case.conflicted');
      if (row.sight === 'full' && kept !== 'full') return refuse('action.not_permitted', { type: access, need: [] }, IN_OUTLINE);
    }
    if (row.by === 'signed-in') return undefined;
    const able = abilityOf(this.of(actor), actor, ACCESS_RULES).can(access, caseView(ACCESS_RULES.id, header ?? NO_CASE, {}));
    return able ? undefined : refuse('action.not_permitted', { type: access, need: needOf(row.by) });
  }

  private of(actor: Actor): OfActor {
    const key = `${actor.person}|${actor.organisation ?? ''}|${actor.authority ?? ''}|${actor.province ?? ''}|${actor.roles.join()}`;
    let kept = this.byActor.get(key);
    if (kept === undefined) {
      kept = { abilities: new Map(), holders: new Set(holderKeysOf(actor)) };
      this.byActor.set(key, kept);
      if (this.byActor.size > KEPT_ACTORS) this.byActor.delete(this.byActor.keys().next().value!);
    }
    return kept;
  }
}

function abilityOf(kept: OfActor, actor: Actor, definition: Judged): Ability {
  let ability = kept.abilities.get(definition.id);
  if (ability === undefined) {
    const rows = rowsFor(actor, definition.kind, definition.id, definition.events).map((row) => ({ ...row }));
    ability = createMongoAbility<Ability>(rows as never, { detectSubjectType: (view) => (view as CaseView).subject });
    kept.abilities.set(definition.id, ability);
  }
  return ability;
}

function levelOf(kept: OfActor, header: CaseHeader): 'none' | 'headline' | 'full' {
  let level: 'none' | 'headline' = 'none';
  for (const { holder, level: of } of header.holders) {
    if (!kept.holders.has(holder)) continue;
    if (of === 'full') return 'full';
    level = 'headline';
  }
  return level;
}

/** The roles that may, in both languages, so that a person knows whom to ask. */
function needOf(by: readonly string[]): { role: string; zh: string; en: string }[] {
  const roles = new Set(by.map((line) => line.split('@')[0] as Role));
  return [...roles].map((role) => ({ role, ...ROLES[role] }));
}
