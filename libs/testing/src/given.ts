import { decide, isEligible, isRefusal, refuse, relationsOf } from '@sandbar/domain';
import type { Actor, CaseEvent, Decision, Definition, Lane, Refusal, StoredSnapshot } from '@sandbar/domain';

/** Who says what: an event before it meets a case. */
export interface Saying {
  readonly actor: Actor;
  readonly type: string;
  readonly payload?: unknown;
  readonly onBehalfOf?: string;
}

/** What `then` may ask of the case. */
export interface Expected {
  readonly stage?: string;
  readonly leaves?: readonly string[];
  /** Fact types of the last event, in order. */
  readonly facts?: readonly string[];
  /** Names of the clocks the case wants open. */
  readonly clocks?: readonly string[];
  readonly court?: string;
  readonly closed?: boolean;
}

/** One recorded event and what it led to; folding the events again must give the same. */
export interface Told {
  readonly event: CaseEvent;
  readonly decision: Decision;
}

/**
 * A case told step by step on the pure core: `given(definition, rules).at(...).when(...).then(...)`. Time is an argument,
 * permission is checked as the road does it, and the snapshot passes through JSON between two events.
 */
export class Story {
  private now = '2026-09-01T01:00:00.000Z';
  private counter = 0;
  readonly told: Told[] = [];

  constructor(
    readonly definition: Definition,
    private readonly rules: Readonly<Record<string, number>>,
    readonly caseId = 'case-1',
  ) {}

  get decision(): Decision {
    const last = this.told.at(-1);
    if (last === undefined) throw new Error('Nothing happened yet');
    return last.decision;
  }
  get snapshot(): StoredSnapshot {
    return JSON.parse(JSON.stringify(this.decision.snapshot)) as StoredSnapshot;
  }
  get time(): string {
    return this.now;
  }

  /** Sets the clock. */
  at(instant: string): this {
    this.now = new Date(instant).toISOString();
    return this;
  }
  /** Lets calendar days pass. */
  after(days: number): this {
    return this.at(new Date(Date.parse(this.now) + days * 86_400_000).toISOString());
  }

  /** What would come of it; nothing is recorded. */
  attempt(saying: Saying): Decision | Refusal {
    return this.judge(saying).outcome;
  }

  /** It happens. @throws Error when it is refused */
  when(...sayings: readonly Saying[]): this {
    for (const saying of sayings) {
      const { event, outcome } = this.judge(saying);
      if (isRefusal(outcome)) throw new Error(`${saying.type} by ${saying.actor.person} was refused: ${JSON.stringify(outcome)}`);
      this.told.push({ event, decision: outcome });
      this.counter += 1;
    }
    return this;
  }

  /** It is refused, by that code, or by that guard. @throws Error when it is accepted or refused otherwise */
  refuses(saying: Saying, by: string): this {
    const outcome = this.attempt(saying);
    if (!isRefusal(outcome)) throw new Error(`${saying.type} by ${saying.actor.person} was accepted: ${outcome.stage}`);
    const said = [outcome.code, ...((outcome.params['refusedBy'] as readonly string[] | undefined) ?? [])];
    if (!said.includes(by)) throw new Error(`${saying.type} was refused by ${said.join(', ')}, not by ${by}`);
    return this;
  }

  /** @throws Error that names the first difference */
  then(expected: Expected): this {
    const found = {
      stage: this.decision.stage,
      leaves: this.decision.leaves,
      facts: this.decision.facts.map((fact) => fact.type),
      clocks: this.decision.clocks.map((clock) => clock.name),
      court: this.decision.court,
      closed: this.decision.closed,
    };
    for (const key of Object.keys(expected) as (keyof Expected)[]) {
      const [is, shall] = [JSON.stringify(found[key]), JSON.stringify(expected[key])];
      if (is !== shall) throw new Error(`${key} is ${is}, expected ${shall}`);
    }
    return this;
  }

  /** Another story that goes on from here. */
  fork(): Story {
    const twin = new Story(this.definition, this.rules, this.caseId);
    twin.now = this.now;
    twin.counter = this.counter;
    twin.told.push(...this.told);
    return twin;
  }

  private judge({ actor, type, payload = {}, onBehalfOf }: Saying): { event: CaseEvent; outcome: Decision | Refusal } {
    const row = this.definition.events[type];
    const names = row?.rules ?? [];
    const rules = Object.fromEntries(names.map((code) => [code, this.ruleValue(code)]));
    const meta = { id: `event-${this.counter + 1}`, at: this.now, actor, onBehalfOf: onBehalfOf ?? null, rules };
    const event: CaseEvent = { type, payload, meta };
    const before = this.told.length === 0 ? null : this.snapshot;
    if (before !== null && row !== undefined) {
      const lane = (payload as { lane?: Lane }).lane;
      const relations = relationsOf(this.definition.header(before), actor, lane);
      if (!isEligible(row.by, actor, relations)) return { event, outcome: refuse('actor.not_eligible', { type }) };
    }
    return { event, outcome: decide(this.definition, before, event, this.caseId) };
  }

  private ruleValue(code: string): number {
    const value = this.rules[code];
    if (value === undefined) throw new Error(`No value for rule ${code}`);
    return value;
  }
}

/** Begins a story of one case. */
export const given = (definition: Definition, rules: Readonly<Record<string, number>>, caseId?: string): Story =>
  new Story(definition, rules, caseId);
