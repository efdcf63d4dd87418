import type { JsonSchema } from '@sandbar/contracts';
import { data, flag, instant, object, orNull, ref, text, uuid, whole } from './schema-parts.js';

/** What the API answers about how a person signs in. */
export const SECURITY_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Session: object({
    id: uuid,
    current: flag,
    by: { enum: ['password', 'enrolment', 'demo', 'oidc'] },
    userAgent: orNull(text),
    address: orNull(text),
    createdAt: instant,
    lastSeenAt: instant,
    authenticatedAt: instant,
    expiresAt: instant,
  }),
  Sessions: data(ref('Session')),
  SessionsEnded: object({ ended: whole }),
};
