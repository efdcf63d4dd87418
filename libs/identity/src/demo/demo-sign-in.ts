import { refuse, type Refusal } from '@sandbar/domain';
import type { Clock, IdentityStore, PersonRow } from '@sandbar/workflow';
import type { Device, Opened, Sessions } from '../sessions/sessions.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** «以…身份进入»: one click signs in as one of the demo's people. Outside demo mode it is not there at all. */
export class DemoSignIn {
  constructor(
    private readonly mode: 'demo' | 'production',
    private readonly store: IdentityStore,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
  ) {}

  /** @returns `route.not_found` outside demo mode: the page has no such address there */
  async list(): Promise<readonly PersonRow[] | Refusal> {
    if (this.mode !== 'demo') return refuse('route.not_found');
    return this.store.listPeople({ demo: true, limit: 1_000 });
  }

  /** @returns the session; `route.not_found` outside demo mode, `login.failed` for anybody who is not one of the demo's */
  async signIn(person: string, device: Device | null, brought?: string): Promise<Opened | Refusal> {
    if (this.mode !== 'demo') return refuse('route.not_found');
    const found = UUID.test(person) ? await this.store.findIdentity(person, this.clock.now()) : undefined;
    if (found === undefined || !found.person.demo || found.person.status !== 'active') return refuse('login.failed');
    return this.sessions.open(found.person.id, 'demo', device, brought);
  }
}
