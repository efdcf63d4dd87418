import { ownCourt as courtOf } from '@sandbar/domain';
import type { CaseHeader, CaseKind, Court } from '@sandbar/domain';
import type { Frame } from '../frame/frame.js';

/** In whose time the reader's own clocks run in a case. */
export function ownCourt({ me }: Pick<Frame, 'me'>, kind: CaseKind, header: Pick<CaseHeader, 'parties'>): Court {
  return courtOf(kind, { authority: me?.authority ?? null, organisation: me?.organisation ?? null }, header);
}
