import { v5 } from 'uuid';

/**
 * The UUID version 5 (RFC 9562 §5.5) of a name in a namespace: the same effect asked for twice gets the same id.
 * @throws TypeError when the namespace is no UUID
 */
export function uuidFrom(namespace: string, name: string): string {
  return v5(name, namespace);
}
