import type { Bell, LiveQueries } from '@sandbar/persistence';
import type { LiveSource } from '../ports/index.js';

/** The stream of changes as the store has it, with the bell that tells when to look. */
export function liveSource(queries: LiveQueries, bell: Bell): LiveSource {
  return {
    place: () => queries.place(),
    horizon: () => queries.horizon(),
    window: (from, limit) => queries.window(from, limit),
    replay: (actor, from, upto, limit) => queries.replay(actor, from, upto, limit),
    listen: (onRing) => bell.listen(onRing),
  };
}
