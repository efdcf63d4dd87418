import { isRefusal, refuse, type Actor, type Refusal } from '@sandbar/domain';
import type { BulkCase, BulkChange, BulkChangeStore, BulkContent, BulkProgress, Clock, IdentityStore, Succession } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { dayBegins, dayEnds } from '../delegation/shanghai-days.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import { actRow } from './act-row.js';
import { fault } from './people-fault.js';
import { barredFrom } from './unit-reach.js';

export interface DepartureDraft {
  readonly person: string;
  /** Null: leaves altogether. */
  readonly roles: BulkContentOf<'departure'>['roles'];
  /** Last day of work, Asia/Shanghai; null: at once. */
  readonly lastDay: string | null;
  readonly reason: string;
}
type BulkContentOf<K extends BulkContent['kind']> = Extract<BulkContent, { kind: K }>;
export interface DryRun {
  readonly total: number;
  readonly cases: readonly BulkCase[];
}
const SHOWN = 200;

/** Acts that many cases hear of. Whoever asks for one sees numbers and stages of cases, never what they hold. */
export class BulkActs {
  constructor(
    private readonly store: BulkChangeStore,
    private readonly people: Pick<IdentityStore, 'findIdentity'>,
    private readonly clock: Clock,
    private readonly policy: CaslPolicy,
    private readonly sessions: { forget(person: string): void },
  ) {}

  /**
   * Somebody leaves, or gives roles up: by the unit's administrator, or the platform's. Unsigned work returns to be assigned, each case by a command
   * of its own, in the background.
   */
  async leave(by: Actor, { person, roles, lastDay, reason }: DepartureDraft): Promise<BulkChange | Refusal> {
    const at = this.clock.now();
    const found = await this.people.findIdentity(person, at);
    const barred = barredFrom(this.policy, by, found?.person, roles === null ? 'people.disable' : 'roles.grant');
    if (barred !== undefined) return barred;
    if (lastDay !== null && dayEnds(lastDay) <= at) return fault('/lastDay', 'dates.past');
    const effectiveAt = lastDay === null ? at : dayEnds(lastDay);
    const made = await this.record(by, { kind: 'departure', person, roles, reason }, effectiveAt, at, 'person.left', person);
    if (isRefusal(made)) return fault('/roles', 'departure.nothing');
    this.sessions.forget(person);
    return made;
  }

  /** Takes back a departure that has not begun. */
  async stay(by: Actor, id: string): Promise<Refusal | undefined> {
    const change = await this.store.find(id);
    const missing = refuse('reference.not_found', { kind: 'departure', id });
    if (change?.content.kind !== 'departure') return missing;
    const { person, roles } = change.content;
    const found = await this.people.findIdentity(person, this.clock.now());
    const barred = barredFrom(this.policy, by, found?.person, roles === null ? 'people.disable' : 'roles.grant');
    if (barred !== undefined) return barred;
    const at = this.clock.now();
    if (!(await this.store.cancel(id, at, actRow(at, 'person.stays', by.person, person, { departure: id })))) return missing;
    this.sessions.forget(person);
    return undefined;
  }

  /** What a succession would move now. Writes nothing. */
  async wouldSucceed(by: Actor, succession: Succession): Promise<DryRun | Refusal> {
    return this.policy.admit(by, 'authorities.succeed') ?? this.store.preview({ kind: 'succession', ...succession }, SHOWN);
  }

  /** An authority's duties pass to its successor: its open cases keep their clocks, its people their roles. */
  async succeed(by: Actor, succession: Succession): Promise<BulkChange | Refusal> {
    const barred = this.policy.admit(by, 'authorities.succeed');
    if (barred !== undefined) return barred;
    if (succession.from === succession.to) return fault('/to', 'succession.same');
    const at = this.clock.now();
    const begins = dayBegins(succession.since);
    const effectiveAt = begins > at ? begins : at;
    const made = await this.record(by, { kind: 'succession', ...succession }, effectiveAt, at, 'authority.succeeded', succession.from);
    return isRefusal(made) ? fault('/from', 'succession.unfit') : made;
  }

  /** Takes back a succession that has not begun: the predecessor stays in office as before. @returns `reference.not_found` for what has begun too */
  async keep(by: Actor, id: string): Promise<Refusal | undefined> {
    const barred = this.policy.admit(by, 'authorities.succeed');
    if (barred !== undefined) return barred;
    const missing = refuse('reference.not_found', { kind: 'succession', id });
    const change = await this.store.find(id);
    if (change?.content.kind !== 'succession') return missing;
    const at = this.clock.now();
    const act = actRow(at, 'authority.stays', by.person, change.content.from, { succession: id });
    return (await this.store.cancel(id, at, act)) ? undefined : missing;
  }

  async again(by: Actor, id: string): Promise<Refusal | undefined> {
    const barred = this.policy.admit(by, 'authorities.succeed');
    if (barred !== undefined) return barred;
    if ((await this.store.find(id))?.content.kind !== 'succession') return refuse('reference.not_found', { kind: 'succession', id });
    await this.store.planAgain(id, this.clock.now());
    return undefined;
  }

  async listSuccessions(by: Actor): Promise<readonly BulkProgress[] | Refusal> {
    return this.policy.admit(by, 'authorities.succeed') ?? this.store.list('succession', SHOWN);
  }

  /** Departures of the people whom `by` administers. */
  async listDepartures(by: Actor): Promise<readonly BulkProgress[] | Refusal> {
    const everybody = this.policy.admit(by, 'people.read') === undefined;
    const barred = everybody ? undefined : this.policy.admit(by, 'unit.people');
    if (barred !== undefined) return barred;
    const rows = await this.store.list('departure', SHOWN);
    if (everybody) return rows;
    const at = this.clock.now();
    const subjects = await Promise.all(
      rows.map(({ content }) => (content.kind === 'departure' ? this.people.findIdentity(content.person, at) : Promise.resolve(undefined))),
    );
    return rows.filter((_, index) => barredFrom(this.policy, by, subjects[index]?.person, 'people.disable') === undefined);
  }

  private async record(
    by: Actor,
    content: BulkContent,
    effectiveAt: string,
    at: string,
    act: 'person.left' | 'authority.succeeded',
    subject: string,
  ): Promise<BulkChange | Refusal> {
    const id = uuidv7({ msecs: Date.parse(at) });
    const change: BulkChange = { id, content, effectiveAt, requestedBy: by.person, requestedAt: at };
    const row = actRow(at, act, by.person, subject, { bulk: id, effectiveAt, ...content });
    return (await this.store.record(change, row)) ? change : refuse('payload.invalid');
  }
}
