import type { Actor } from '@sandbar/domain';
import { isRefusal } from '@sandbar/domain';
import type { ApiPorts, LiveRow } from '../ports/index.js';
import type { Sight } from './live-frame.js';
import type { LiveStream } from './live-stream.js';

/** Who may hear what: the same two answers as a reading, from row security's table of holders and from the one policy. */
export class LiveJudge {
  constructor(private readonly ports: Pick<ApiPorts, 'policy' | 'sessions'>) {}

  /** How much of the row the person may know; undefined: nothing, not even that there is one. @param holders holderKeysOf(actor) */
  sight(actor: Actor, holders: readonly string[], row: LiveRow): Sight | undefined {
    if (row.what === 'notification') return row.person === actor.person ? 'full' : undefined;
    const held = row.access.filter(({ holder }) => holders.includes(holder));
    if (held.length === 0) return undefined;
    const seen = this.ports.policy.sight(actor, row.header, row.kind);
    if (seen === 'none') return undefined;
    return seen === 'full' && held.some(({ level }) => level === 'full') ? 'full' : 'headline';
  }

  /** Is it still the same person with the same roles? A stream is no activity: it does not keep a session alive. */
  async stands(stream: LiveStream): Promise<'same' | 'changed' | 'gone'> {
    const found = await this.ports.sessions.peek(stream.token);
    if (isRefusal(found)) return 'gone';
    return JSON.stringify(found.actor) === JSON.stringify(stream.actor) ? 'same' : 'changed';
  }
}
