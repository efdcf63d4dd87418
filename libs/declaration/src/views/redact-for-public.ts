import { getDeclarationSchema } from '../declaration-schema.js';
import type { Projection } from './withhold.js';
import { project } from './withhold.js';

/**
 * The public version of a declaration (政府信息公开条例 arts. 15–16): fields with x-public false are replaced by a mark that says why.
 * `alsoWithhold` are pointers (a field, a row or a whole section) that a recorded decision keeps from the public.
 * @throws UnknownDeclarationVersion
 */
export function redactForPublic(version: number, data: unknown, alsoWithhold: readonly string[] = []): Projection {
  return project(getDeclarationSchema(version), data, (node, pointer) => {
    if (!node['x-public']) return node['x-secret'] ?? 'internal';
    return alsoWithhold.some((above) => pointer === above || pointer.startsWith(`${above}/`)) ? 'decided' : undefined;
  });
}
