import { decide, isEligible, isRefusal, refuse, relationsOf, SHARING_LEG, SHARING_PACKAGE, SYSTEM_ACTOR } from '@sandbar/domain';
import type {
  Actor,
  CaseEvent,
  Decision,
  Definition,
  Fact,
  LegContext,
  PackageContext,
  Province,
  Reaction,
  Refusal,
  StoredSnapshot,
} from '@sandbar/domain';
import { ANSWERS, AUTHOR, coordinatorOf, DISCLOSED, OPENED, releaserOf, RELEASED, REVIEWER } from './sharing-people.js';
import type { Said } from './sharing-people.js';

interface CaseFile {
  readonly id: string;
  readonly definition: Definition;
  snapshot: StoredSnapshot;
  decision: Decision;
  readonly events: CaseEvent[];
  readonly facts: Fact[];
}
interface Message {
  readonly to: string;
  readonly type: string;
  readonly payload: unknown;
}
const DEFINITIONS: Readonly<Record<string, Definition>> = { 'sharing-package': SHARING_PACKAGE, 'sharing-leg': SHARING_LEG };

/** A package and its legs in memory: facts become reactions, reactions messages, messages events, as on the road. */
export class SharingWorld {
  readonly cases = new Map<string, CaseFile>();
  /** What the application heard. */
  readonly told: Message[] = [];
  /** Messages that a case refused: the road records them as ignored. */
  readonly ignored: Message[] = [];
  /** Every leaf that a case of the world was in, for example `sharing-leg late`. */
  readonly visited = new Set<string>();
  /** Provinces that no electronic message reaches. */
  readonly offline = new Set<Province>();
  private readonly queue: Message[] = [];
  private clock = Date.parse('2026-09-01T02:00:00.000Z');
  private serial = 0;

  constructor(opened: Partial<typeof OPENED> = {}) {
    this.create('package', SHARING_PACKAGE, { ...OPENED, ...opened });
    this.drain();
  }

  get now(): string {
    return new Date(this.clock).toISOString();
  }
  later(days: number): this {
    this.clock += days * 86_400_000;
    return this;
  }
  file(id: string): CaseFile {
    const file = this.cases.get(id);
    if (file === undefined) throw new Error(`No case ${id}`);
    return file;
  }
  get package(): PackageContext {
    return this.file('package').snapshot.context as unknown as PackageContext;
  }
  leg(province: Province): LegContext {
    return this.file(`leg-${province}`).snapshot.context as unknown as LegContext;
  }
  leaf(id: string): string {
    return this.file(id).decision.leaves.join('+');
  }
  facts(id: string): readonly string[] {
    return this.file(id).facts.map(({ type }) => type);
  }

  /** A command on the road: permission first, then decide(); what follows stays in the queue until drain(). */
  try(id: string, type: string, payload: unknown, actor: Actor, onBehalfOf: string | null = null): Decision | Refusal {
    const file = this.file(id);
    const row = file.definition.events[type];
    if (row === undefined || !isEligible(row.by, actor, relationsOf(file.decision.header, actor)))
      return refuse('actor.not_permitted', { type });
    const event = this.event(type, payload, actor, onBehalfOf);
    const outcome = decide(file.definition, file.snapshot, event);
    if (isRefusal(outcome)) return outcome;
    this.keep(file, event, outcome);
    return outcome;
  }
  act(id: string, type: string, payload: unknown, actor: Actor): Decision {
    const outcome = this.try(id, type, payload, actor);
    if (isRefusal(outcome)) throw new Error(`${type} in ${this.leaf(id)}: ${JSON.stringify(outcome)}`);
    this.drain();
    return this.file(id).decision;
  }
  /** The guards that refuse a command. */
  refusedBy(id: string, type: string, payload: unknown, actor: Actor, onBehalfOf: string | null = null): unknown {
    const outcome = this.try(id, type, payload, actor, onBehalfOf);
    return isRefusal(outcome) ? (outcome.params['refusedBy'] ?? outcome.code) : 'accepted';
  }
  /** Lets a running clock of the case expire. */
  expire(id: string, name: string): Decision {
    const clock = this.file(id).decision.clocks.find((one) => one.name === name && one.state === 'running');
    if (clock === undefined) throw new Error(`${id} has no running clock ${name}`);
    return this.act(id, clock.expires, clock.payload, SYSTEM_ACTOR);
  }
  /** Delivers one queued message, by its place in the queue: the road promises no order. */
  deliver(place: number): void {
    const [message] = this.queue.splice(place % Math.max(1, this.queue.length), 1);
    if (message === undefined) return;
    if (message.to === 'application') this.told.push(message);
    else if (isRefusal(this.try(message.to, message.type, message.payload, SYSTEM_ACTOR))) this.ignored.push(message);
  }
  /** Delivers queued messages, oldest first, until none is left. */
  drain(): void {
    while (this.queue.length > 0) this.deliver(0);
  }
  /** Folds the recorded events anew. */
  replay(id: string): StoredSnapshot {
    const { definition, events } = this.file(id);
    let snapshot: StoredSnapshot | null = null;
    for (const event of events) {
      const outcome: Decision | Refusal = decide(definition, snapshot, event, id);
      if (isRefusal(outcome)) throw new Error(`replay of ${id}: ${JSON.stringify(outcome)}`);
      snapshot = outcome.snapshot;
    }
    if (snapshot === null) throw new Error(`${id} has no events`);
    return snapshot;
  }

  release(disclosure: Partial<typeof DISCLOSED> = {}): this {
    this.act('package', 'SUBMIT_PACKAGE', { ...DISCLOSED, ...disclosure }, AUTHOR);
    this.act('package', 'RELEASE', RELEASED, REVIEWER);
    return this;
  }
  /** Opens, acknowledges and prepares; the answer waits for its release. */
  prepare(province: Province, said: Said): this {
    const [id, actor] = [`leg-${province}`, coordinatorOf(province)];
    this.acknowledge(province);
    this.act(id, 'PREPARE_ANSWER', ANSWERS[said], actor);
    return this;
  }
  acknowledge(province: Province): this {
    const [id, actor] = [`leg-${province}`, coordinatorOf(province)];
    this.act(id, 'OPEN', {}, actor);
    this.act(id, 'ACKNOWLEDGE', { expectedOn: '2027-01-15' }, actor);
    return this;
  }
  answer(answers: Partial<Record<Province, Said>>): this {
    for (const [province, said] of Object.entries(answers) as [Province, Said][]) {
      this.prepare(province, said);
      this.act(`leg-${province}`, 'RELEASE_ANSWER', {}, releaserOf(province));
    }
    return this;
  }

  private event(type: string, payload: unknown, actor: Actor, onBehalfOf: string | null): CaseEvent {
    this.serial += 1;
    this.clock += 1000;
    const at = this.now;
    return JSON.parse(
      JSON.stringify({ type, payload, meta: { id: `event-${this.serial}`, at, actor, onBehalfOf, rules: {} } }),
    ) as CaseEvent;
  }
  private create(id: string, definition: Definition, payload: unknown): void {
    const event = this.event('CREATE', payload, SYSTEM_ACTOR, null);
    const decision = decide(definition, null, event, id);
    if (isRefusal(decision)) throw new Error(JSON.stringify(decision));
    const file: CaseFile = { id, definition, snapshot: decision.snapshot, decision, events: [], facts: [] };
    this.cases.set(id, file);
    this.keep(file, event, decision);
  }
  private keep(file: CaseFile, event: CaseEvent, decision: Decision): void {
    file.snapshot = JSON.parse(JSON.stringify(decision.snapshot)) as StoredSnapshot;
    file.decision = decision;
    file.events.push(event);
    file.facts.push(...decision.facts);
    for (const leaf of decision.leaves) this.visited.add(`${file.definition.kind} ${leaf}`);
    for (const fact of decision.facts) for (const reaction of file.definition.reactions[fact.type] ?? []) this.react(file, fact, reaction);
  }
  private react(file: CaseFile, fact: Fact, reaction: Reaction): void {
    const data = JSON.parse(JSON.stringify(fact.data)) as Record<string, unknown>;
    if (reaction.kind === 'create') {
      for (const entry of data[reaction.forEach ?? ''] as { province: Province }[]) {
        this.create(`leg-${entry.province}`, DEFINITIONS[reaction.caseKind]!, entry);
      }
      return;
    }
    if (reaction.kind !== 'send') return;
    if (reaction.target === 'self' && this.offline.has(file.decision.header.province)) return;
    const children = [...this.cases.values()].filter((one) => one.decision.header.parent === file.id).map((one) => one.id);
    const targets =
      reaction.target === 'children' ? children : reaction.target === 'self' ? [file.id] : [file.decision.header.parent ?? ''];
    this.queue.push(...targets.map((to) => ({ to, type: reaction.event, payload: data })));
  }
}
