import type { ApiKeyView } from '@sandbar/contracts';
import type { ApiKeyRow } from '@sandbar/workflow';

/** A key for people: nothing of its secret. */
export function apiKeyView(row: ApiKeyRow): ApiKeyView {
  const { id, title, person, scopes, createdAt, expiresAt, replaces, lastUsedAt, lastUsedFrom } = row;
  return { id, title, person, scopes, createdAt, expiresAt, replaces, lastUsedAt, lastUsedFrom };
}
