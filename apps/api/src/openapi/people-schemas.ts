import type { JsonSchema } from '@sandbar/contracts';
import { data, instant, object, ref, text, uuid, list } from './schema-parts.js';

const person = object({ id: uuid, name: text });

/** What the API answers about people, grants and delegations. */
export const PEOPLE_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Arranged: object({ id: uuid, from: instant, to: instant }),
  Delegations: data(
    object({
      id: uuid,
      delegator: person,
      delegate: person,
      roles: list(ref('Labelled')),
      from: instant,
      to: instant,
      lastDay: { type: 'string', format: 'date' },
      reason: text,
      state: ref('Labelled'),
    }),
  ),
};
