import { CASE_KINDS } from '@sandbar/domain';
import type { CaseKind } from '@sandbar/domain';
import { listSentEvents } from '@sandbar/contracts';

/**
 * The kind of case each event belongs to. No two kinds share an event that people send, so that a payload is judged before the database is
 * asked; a case of another kind refuses the event on the road.
 * @throws Error at start, when two kinds do
 */
export const EVENT_KINDS: ReadonlyMap<string, CaseKind> = kindsByEvent();

function kindsByEvent(): ReadonlyMap<string, CaseKind> {
  const found = new Map<string, CaseKind>();
  for (const kind of CASE_KINDS)
    for (const type of listSentEvents(kind)) {
      if (found.has(type)) throw new Error(`${type} belongs to two kinds of case`);
      found.set(type, kind);
    }
  return found;
}
