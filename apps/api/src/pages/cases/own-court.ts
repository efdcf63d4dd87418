import type { CaseKind, Court } from '@sandbar/domain';
import type { Frame } from '../frame/frame.js';

/** In whose time the reader's own clocks run. */
export function ownCourt({ me }: Pick<Frame, 'me'>, kind: CaseKind): Court {
  if (me?.authority == null) return 'firm';
  return kind === 'sharing-leg' ? 'peers' : 'authority';
}
