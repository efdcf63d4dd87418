import { refuse } from '@sandbar/domain';
import { RefusedException } from './refused.exception.js';

/** An id as the product writes them. Anything else is asked of no store: Postgres would fail on it. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The id that an address names.
 * @param kind what it is the id of, for the refusal
 * @throws RefusedException `reference.not_found` for what is no id, as for one that nothing has
 */
export function idOf(kind: string, id: string): string {
  if (!UUID.test(id)) throw new RefusedException(refuse('reference.not_found', { kind, id }));
  return id;
}
