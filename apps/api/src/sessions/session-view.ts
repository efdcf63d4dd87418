import type { SessionView } from '@sandbar/contracts';
import type { SessionRow } from '@sandbar/workflow';

/** A session for people: nothing of its token. @param current id of the session that asks */
export function sessionView(row: SessionRow, current: string): SessionView {
  const { id, by, userAgent, address, createdAt, lastSeenAt, authenticatedAt, expiresAt } = row;
  return { id, current: id === current, by, userAgent, address, createdAt, lastSeenAt, authenticatedAt, expiresAt };
}
