import type { Bilingual, Lane } from './case-kind.js';
import { candidatesOf, PERSONAL, restore } from './decide.js';
import type { Definition, StoredSnapshot } from './definition.js';
import type { CaseEvent, EventRow } from './event.js';
import { evaluate, guardTree, refusingGuards } from './guard-tree.js';
import type { Candidate, Finding } from './guard-tree.js';
import { isEligible, relationsOf } from './role.js';
import type { Actor } from './role.js';
import { laneOf } from './topology.js';

/** One thing a person could do with a case now, or could not and why. */
export interface AllowedAction {
  readonly type: string;
  readonly title: Bilingual;
  /** The lane it would act in; an event of the lanes is listed once a lane. */
  readonly lane: Lane | null;
  readonly allowed: boolean;
  /** An act with legal effect. */
  readonly decision: boolean;
  readonly reason?: { readonly code: string; readonly text: Bilingual; readonly basis: string };
}

export interface Viewer {
  readonly actor: Actor;
  /** ISO instant. */
  readonly at: string;
  /** Values in force of the rules that the machine's guards read. */
  readonly rules: Readonly<Record<string, number>>;
  readonly onBehalfOf?: string | null;
  /** A further policy; what it denies is not listed. */
  readonly may?: (type: string, lane: Lane | null) => boolean;
}

/** An event that the present state knows, in one lane, with the transitions that would take it. */
export interface Offer {
  readonly type: string;
  readonly row: EventRow;
  readonly lane: Lane | null;
  readonly candidates: readonly Candidate[];
}

/** What the present state offers to anybody at all; an event of the lanes once a lane. In the order of the catalogue. */
export function offersOf(definition: Definition, snapshot: StoredSnapshot): readonly Offer[] {
  if (snapshot.status !== 'active') return [];
  const found = new Map<string, Offer & { readonly candidates: Candidate[] }>();
  for (const candidate of candidatesOf(restore(definition, snapshot))) {
    const row = definition.events[candidate.eventType];
    if (row === undefined) continue;
    const lane = laneOf(candidate.source);
    const key = `${candidate.eventType} ${lane ?? ''}`;
    const entry = found.get(key) ?? { row, type: candidate.eventType, lane, candidates: [] };
    entry.candidates.push(candidate);
    found.set(key, entry);
  }
  const order = Object.keys(definition.events);
  return [...found.values()].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

/** What the guards say of an offer to somebody; those about a payload stay open. */
export function findingsOf(
  definition: Definition,
  snapshot: StoredSnapshot,
  { type, candidates }: Offer,
  meta: CaseEvent['meta'],
): readonly Finding[] {
  const { context } = restore(definition, snapshot);
  const event: CaseEvent = { type, payload: {}, meta };
  return candidates.map((one) => evaluate(definition.machine, definition.guardReasons, guardTree(one.guard), context, event, true));
}

/**
 * The actions of every view: what the actor's roles and relations admit in the present state. A guard about the case
 * or the actor is asked; a guard about the payload (GuardReason.about) is taken to hold, because nobody has written
 * the payload yet: the event itself may still be refused for it.
 */
export function describe(definition: Definition, snapshot: StoredSnapshot, viewer: Viewer): readonly AllowedAction[] {
  if (snapshot.status !== 'active') return [];
  const header = definition.header(snapshot);
  const onBehalfOf = viewer.onBehalfOf ?? null;
  const barred = [viewer.actor.person, onBehalfOf].some((person) => person !== null && header.closedTo.includes(person));
  const meta = { id: '', at: viewer.at, actor: viewer.actor, onBehalfOf, rules: viewer.rules };
  return offersOf(definition, snapshot)
    .filter(({ row, lane }) => isEligible(row.by, viewer.actor, relationsOf(header, viewer.actor, lane ?? undefined)))
    .filter(({ type, lane }) => viewer.may === undefined || viewer.may(type, lane))
    .map((offer) => {
      const { row, type, lane } = offer;
      const action = { type, title: row.title, lane, decision: row.decision === true };
      if (onBehalfOf !== null && row.personal === true) return { ...action, allowed: false, reason: PERSONAL };
      if (barred) return { ...action, allowed: false, reason: CONFLICT };
      const findings = findingsOf(definition, snapshot, offer, meta);
      if (findings.some((finding) => finding.holds !== false)) return { ...action, allowed: true };
      const [code = 'event.not_allowed'] = refusingGuards(definition.guardReasons, findings);
      const reason = definition.guardReasons[code];
      return reason === undefined
        ? { ...action, allowed: false }
        : { ...action, allowed: false, reason: { code, text: reason.text, basis: reason.basis } };
    });
}

const CONFLICT = {
  code: 'actor.conflict',
  text: { zh: '您已申报回避，本件对您关闭', en: 'You declared a conflict of interest; this case is closed to you' },
  basis: '公务员法第七十六条',
};
