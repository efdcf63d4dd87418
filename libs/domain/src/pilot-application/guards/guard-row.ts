import type { GuardAbout, GuardReason } from '../../kernel/index.js';
import type { PilotContext } from '../pilot-application.context.js';
import type { PilotEvent, PilotEventOf } from '../pilot-application.events.js';
import type { PilotEventType } from '../pilot-application.payloads.js';

/** A guard with its meaning: predicate, words, basis and the kind of the basis in one row. */
export interface GuardRow<P = undefined> extends GuardReason {
  readonly ask: (context: PilotContext, event: PilotEvent, params: P) => boolean;
}

type Basis = readonly [kind: GuardReason['basisKind'], basis: string];

/** A guard about the case and who acts; `T` names the events it is asked with. */
export function caseGuard<T extends PilotEventType = PilotEventType, P = undefined>(
  ask: (context: PilotContext, event: PilotEventOf<T>, params: P) => boolean,
  zh: string,
  en: string,
  basis: Basis,
): GuardRow<P> {
  return row('case', ask, zh, en, basis);
}

/** A guard about what the event carries: describe() takes it to hold. @param lacking codes of what a refused event does not carry */
export function payloadGuard<T extends PilotEventType = PilotEventType, P = undefined>(
  ask: (context: PilotContext, event: PilotEventOf<T>, params: P) => boolean,
  zh: string,
  en: string,
  basis: Basis,
  lacking?: (event: PilotEventOf<T>) => readonly string[],
): GuardRow<P> {
  const refusing = row('payload', ask, zh, en, basis);
  return lacking === undefined ? refusing : { ...refusing, lacking: (event) => lacking(event as PilotEventOf<T>) };
}

/** A guard that only picks the lane that is meant. */
export function routeGuard<T extends PilotEventType, P>(
  ask: (context: PilotContext, event: PilotEventOf<T>, params: P) => boolean,
  zh: string,
  en: string,
): GuardRow<P> {
  return row('route', ask, zh, en, SEPARATE_LANES);
}

function row<T extends PilotEventType, P>(
  about: GuardAbout,
  ask: (context: PilotContext, event: PilotEventOf<T>, params: P) => boolean,
  zh: string,
  en: string,
  [basisKind, basis]: Basis,
): GuardRow<P> {
  return { about, text: { zh, en }, basis, basisKind, ask: (context, event, params) => ask(context, event as PilotEventOf<T>, params) };
}

const SEPARATE_LANES: Basis = ['house', '三项审查分别进行'];
export const SEPARATION: Basis = ['house', '职责分离：经办、复核、决定由不同人员承担'];
