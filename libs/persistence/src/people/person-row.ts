import type { Province, Role } from '@sandbar/domain';
import type { CoverRow, IdentityRow, Locale, PersonRow, PersonStatus, SessionRow } from '@sandbar/workflow';
import { toInstant, toInstantOrNull } from '../session/instant.js';

export interface PersonColumns {
  id: string;
  login: string;
  displayName: string;
  email: string | null;
  locale: Locale;
  status: PersonStatus;
  organisation: string | null;
  authority: string | null;
  province: Province | null;
  demo: boolean;
}

/** Columns of `person p` under the names of PersonRow. */
export const PERSON_COLUMNS = `p.id, p.login, p.display_name AS "displayName", p.email, p.locale, p.status, p.organisation_id AS organisation,
  p.authority_id AS authority, p.province, p.demo`;

const PERSON_JSON = `json_build_object('id', p.id, 'login', p.login, 'displayName', p.display_name, 'email', p.email, 'locale', p.locale,
  'status', p.status, 'organisation', p.organisation_id, 'authority', p.authority_id, 'province', p.province, 'demo', p.demo)`;

const inForce = (alias: string, at: string): string =>
  `${alias}.valid_from <= ${at} AND (${alias}.valid_to IS NULL OR ${at} < ${alias}.valid_to)`;

/** A person with what is in force at the instant `at` (a parameter), in one column `identity` of a query over `person p`. */
export const identityColumn = (at: string): string => `json_build_object(
  'person', ${PERSON_JSON},
  'roles', coalesce((SELECT json_agg(DISTINCT g.role) FROM role_grant g WHERE g.person_id = p.id AND ${inForce('g', at)}), '[]'),
  'covers', coalesce((SELECT json_agg(json_build_object('id', d.id, 'delegator', d.delegator, 'delegate', d.delegate, 'roles', d.roles,
      'from', d.valid_from, 'to', d.valid_to, 'delegatorName', o.display_name, 'organisation', o.organisation_id, 'authority', o.authority_id,
      'province', o.province, 'held', coalesce((SELECT json_agg(DISTINCT h.role) FROM role_grant h
        WHERE h.person_id = o.id AND o.status = 'active' AND ${inForce('h', at)}), '[]')) ORDER BY d.valid_from, d.id)
      FROM delegation d JOIN person o ON o.id = d.delegator WHERE d.delegate = p.id AND ${inForce('d', at)}), '[]'),
  'secondFactor', EXISTS (SELECT 1 FROM totp f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL),
  'changesAt', (SELECT min(t.turn) FROM (
      SELECT unnest(ARRAY[g.valid_from, g.valid_to]) FROM role_grant g WHERE g.person_id = p.id
      UNION ALL SELECT unnest(ARRAY[d.valid_from, d.valid_to]) FROM delegation d WHERE d.delegate = p.id
      UNION ALL SELECT unnest(ARRAY[h.valid_from, h.valid_to]) FROM delegation d JOIN role_grant h ON h.person_id = d.delegator
        WHERE d.delegate = p.id AND ${at} < d.valid_to) AS t(turn) WHERE t.turn > ${at})
) AS identity`;

export interface IdentityColumns {
  person: PersonColumns;
  roles: Role[];
  covers: CoverRow[];
  changesAt: string | null;
  secondFactor: boolean;
}

export function toPersonRow(row: PersonColumns): PersonRow {
  const { id, login, displayName, email, locale, status, organisation, authority, province, demo } = row;
  return { id, login, displayName, email, locale, status, organisation, authority, province, demo };
}

export function toIdentityRow(row: IdentityColumns): IdentityRow {
  const covers = row.covers.map((cover) => ({ ...cover, from: toInstant(cover.from), to: toInstant(cover.to) }));
  return {
    person: toPersonRow(row.person),
    roles: row.roles,
    covers,
    changesAt: toInstantOrNull(row.changesAt),
    secondFactor: row.secondFactor,
  };
}

export interface SessionColumns {
  id: string;
  token_hash: string;
  person_id: string;
  opened_by: SessionRow['by'];
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  user_agent: string | null;
  authenticated_at: Date;
  address: string | null;
}

export const SESSION_COLUMNS =
  's.id, s.token_hash, s.person_id, s.opened_by, s.created_at, s.last_seen_at, s.expires_at, s.revoked_at, s.user_agent, s.authenticated_at, s.address';

export function toSessionRow(row: SessionColumns): SessionRow {
  return {
    id: row.id,
    tokenHash: row.token_hash,
    person: row.person_id,
    by: row.opened_by,
    createdAt: toInstant(row.created_at),
    authenticatedAt: toInstant(row.authenticated_at),
    lastSeenAt: toInstant(row.last_seen_at),
    expiresAt: toInstant(row.expires_at),
    revokedAt: toInstantOrNull(row.revoked_at),
    userAgent: row.user_agent,
    address: row.address,
  };
}
