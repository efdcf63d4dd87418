import { CASE_KINDS, REGISTRY } from '@sandbar/domain';

/** The kind of case an event belongs to, the system's own included; undefined: there is no such event. An event of several kinds is nobody's alone. */
export function kindOf(type: string): string | undefined {
  return KINDS.get(type);
}

const KINDS: ReadonlyMap<string, string> = kindsByEvent();

function kindsByEvent(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const kind of CASE_KINDS)
    for (const type of Object.keys(REGISTRY.latest(kind).events)) found.set(type, found.has(type) ? 'several' : kind);
  return found;
}
