import type { JsonSchema } from '@sandbar/contracts';
import { data, flag, instant, list, object, orNull, ref, text, uuid, whole } from './schema-parts.js';

const apiKey = {
  id: uuid,
  title: text,
  person: uuid,
  scopes: list(text),
  createdAt: instant,
  expiresAt: instant,
  replaces: orNull(uuid),
  lastUsedAt: orNull(instant),
  lastUsedFrom: orNull(text),
};

const externalIdentity = { id: uuid, issuer: text, subject: text, linkedAt: instant, linkedBySelf: flag };

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
  ExternalIdentity: object(externalIdentity),
  LinkedIdentity: object({ ...externalIdentity, mailed: flag }),
  ExternalIdentities: data(ref('ExternalIdentity')),
  OwnIdentities: object({ provider: orNull(text), data: list(ref('ExternalIdentity')) }),
  ProviderVisit: object({ url: text, expiresInSeconds: whole }),
  Totp: object({ secret: text, uri: text }),
  RecoveryCodes: object({ recoveryCodes: list(text) }),
  ApiKey: object(apiKey),
  ApiKeys: data(ref('ApiKey')),
  IssuedApiKey: object({ ...apiKey, key: text }),
  Sessions: data(ref('Session')),
  SessionsEnded: object({ ended: whole }),
};
