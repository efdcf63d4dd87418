import type { FastifyRequest } from 'fastify';
import type { LiveHub } from '../../live/live-hub.js';
import type { ApiPorts, ApiSettings } from '../../ports/index.js';
import type { Frame } from './frame.js';
import { frameOf } from './page-frame.js';

/** Where every page begins: its frame, with the number of unread notifications, and what its address asks for. */
export class PageDesk {
  constructor(
    private readonly ports: Pick<ApiPorts, 'inbox' | 'clock' | 'policy'>,
    private readonly settings: Pick<ApiSettings, 'demo'>,
    private readonly live: Pick<LiveHub, 'position'>,
  ) {}

  async frame(request: FastifyRequest): Promise<Frame> {
    const person = request.sandbar.signedIn?.actor.person;
    const around = { demo: this.settings.demo, policy: this.ports.policy, now: this.ports.clock.now() };
    if (person === undefined) return frameOf(request, around);
    // Before anything of the page is read: what happens from here on is news to it. Without a position it is a page like any other.
    const position = await this.live.position().catch(() => null);
    const unread = await this.ports.inbox.countUnread(person);
    return { ...frameOf(request, around, unread), position };
  }

  /** One parameter of the address; empty counts as absent, of several the first. NUL, which no text in the store can hold, is left out. */
  query(request: FastifyRequest, name: string): string | undefined {
    const query = (request.query ?? {}) as Readonly<Record<string, unknown>>;
    const value = Object.hasOwn(query, name) ? query[name] : undefined;
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const text = typeof first === 'string' ? first.replaceAll('\u0000', '').trim() : '';
    return text === '' ? undefined : text;
  }
}
