import type { CaseHeader, Decision, Definition, EventMeta, Refusal, Registry } from '@sandbar/domain';
import { decide, isRefusal, refuse } from '@sandbar/domain';
import { hashJson } from '@sandbar/hash';
import { v7 as uuidv7 } from 'uuid';
import { eventValues, ladderInForce, RuleWithoutValue, valueInForce } from '../deadlines/rule-values.js';
import { reconcile } from '../deadlines/reconcile.js';
import { placeOf } from '../deadlines/place-of.js';
import { outboxOf } from '../outbox/outbox-of.js';
import type { Clock } from '../ports/clock.port.js';
import type { Policy } from '../ports/policy.port.js';
import type { RuleSet, RuleTable } from '../ports/rule-table.port.js';
import type { DeadlineRow, Locked, SealedRow, Tx, UnitOfWork } from '../ports/unit-of-work.port.js';
import { prepare } from '../preparations/prepare.js';
import { sealEntry } from '../record/chain.js';
import type { Answer, Command } from './command.js';
import { DuplicateCommand } from './faults.js';
import { staleAuthentication } from './fresh-authentication.js';
import { ignored, movedOn, replayed, stillToMove, wrongVersion } from './replay.js';

/** A refusal inside the transaction: nothing of it may stay. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export interface WorkflowPorts {
  readonly unitOfWork: UnitOfWork;
  readonly rules: RuleTable;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly registry: Registry;
}

/** The one road: the only writer of cases. */
export class Workflow {
  constructor(private readonly ports: WorkflowPorts) {}

  /**
   * Decides one command and writes all of it, or nothing, in one transaction: idempotent by (person, key), gated by the version.
   * @returns the answer (the stored one on a replay), or a refusal as a value
   * @throws StoreUnavailable when the database cannot be reached; the command may be sent again with the same key
   */
  async handle(command: Command): Promise<Answer | Refusal> {
    let bodyHash: string;
    try {
      bodyHash = hashJson({
        caseId: command.create === undefined ? command.caseId : null,
        type: command.type,
        payload: command.payload,
        create: command.create ?? null,
        ...(command.onBehalfOf === undefined ? {} : { onBehalfOf: command.onBehalfOf }),
      });
    } catch {
      return refuse('body.not_json', { caseId: command.caseId });
    }
    const rules = await this.ports.rules.current();
    const ctx = { actor: command.actor, traceId: command.traceId };
    try {
      return await this.ports.unitOfWork.run(ctx, (tx) => this.decideAndWrite(tx, command, bodyHash, rules));
    } catch (fault) {
      if (fault instanceof Refused) return fault.refusal;
      if (!(fault instanceof DuplicateCommand)) throw fault;
      return this.ports.unitOfWork.run(ctx, async (tx) => (await replayed(tx, command, bodyHash)) ?? refuse('command.in_flight'));
    }
  }

  private async decideAndWrite(tx: Tx, command: Command, bodyHash: string, rules: RuleSet): Promise<Answer | Refusal> {
    const { caseId, key, expectedVersion } = command;
    const locked =
      command.create === undefined ? await tx.cases.lockForCommand(caseId, command.actor.person, key, expectedVersion) : undefined;
    if (command.create !== undefined) {
      const before = await replayed(tx, command, bodyHash);
      if (before !== undefined) return before;
    } else if (locked === undefined) return refuse('case.not_found');
    if (locked?.answered !== undefined) return replayed(tx, command, bodyHash, locked.answered) as Promise<Answer | Refusal>;

    const refusal = await this.accept(tx, command, bodyHash, rules, locked);
    if (!isRefusal(refusal)) return refusal;
    // Whoever waited for the lock behind its own twin finds the twin's answer now.
    const twin = await replayed(tx, command, bodyHash);
    if (twin !== undefined) return twin;
    if (command.source.kind !== 'person' && movedOn(refusal)) return ignored(tx, command, bodyHash, locked, refusal);
    throw new Refused(refusal);
  }

  private async accept(tx: Tx, command: Command, bodyHash: string, rules: RuleSet, locked: Locked | undefined): Promise<Answer | Refusal> {
    const definition =
      locked === undefined ? this.ports.registry.latest(command.create!) : this.ports.registry.definitionOf(locked.row.definition);
    if (!Object.hasOwn(definition.events, command.type)) return refuse('event.unknown', { type: command.type });
    const snapshot = locked?.row.snapshot ?? null;
    const before = snapshot === null ? null : definition.header(snapshot);
    if (before !== null) {
      const barred = this.ports.policy.judge(command.actor, before, definition, command.type, command.payload);
      if (barred !== undefined) return barred;
    }
    const stale = wrongVersion(command, locked, this.ports.clock.now());
    if (stale !== undefined) return stale;
    const now = this.ports.clock.now();
    const at = locked !== undefined && locked.row.updatedAt > now ? locked.row.updatedAt : now;
    try {
      const moving = stillToMove(command, locked, rules.calendars, at, placeOf(before));
      if (moving !== undefined) return moving;
      const calendar = rules.calendars.at(at, placeOf(before));
      const prepared = await prepare({ tx, command, definition, snapshot, at, rules, calendar, open: locked?.openDeadlines ?? [] });
      if (isRefusal(prepared)) return prepared;
      const meta = this.metaOf(command, definition, before, rules, at);
      const decision = decide(definition, snapshot, { type: command.type, payload: prepared.payload, meta }, command.caseId);
      if (isRefusal(decision)) return decision;
      if (snapshot === null) {
        const barred = this.ports.policy.judge(command.actor, decision.header, definition, command.type, command.payload);
        if (barred !== undefined) return barred;
      }
      const tired = staleAuthentication(command, definition, rules, decision.header.leadAuthority, now);
      if (tired !== undefined) return tired;
      return await this.write(tx, { command, bodyHash, rules, locked, definition, before, meta, decision, ...prepared });
    } catch (fault) {
      if (fault instanceof RuleWithoutValue) return refuse('rule.no_value', { rule: fault.code });
      throw fault;
    }
  }

  private metaOf(command: Command, definition: Definition, before: CaseHeader | null, rules: RuleSet, at: string): EventMeta {
    const authority = before?.leadAuthority ?? null;
    const values = eventValues(definition.events[command.type], command.payload, rules, authority, at);
    return { id: uuidv7(), at, actor: command.actor, onBehalfOf: command.onBehalfOf ?? null, rules: values };
  }

  private async write(tx: Tx, made: Made): Promise<Answer | Refusal> {
    const { command, locked, definition, decision, meta } = made;
    const { caseId } = command;
    const seq = (locked?.row.version ?? 0) + 1;
    const authority = decision.header.leadAuthority;
    const deadlines = reconcile({
      caseId,
      seq,
      eventId: meta.id,
      at: meta.at,
      decision,
      open: locked?.openDeadlines ?? [],
      recounted: made.recounted ?? [],
      expired: command.source.kind === 'deadline' ? command.source.id : null,
      rule: (code) => valueInForce(made.rules, code, authority, meta.at),
      ladder: ladderInForce(made.rules, authority, meta.at),
      calendar: made.rules.calendars.at(meta.at, placeOf(decision.header)),
      calendarOf: (version) => made.rules.calendars.find(version),
    });
    const record = sealEntry({
      caseId,
      seq,
      definition: definition.id,
      type: command.type,
      payload: made.payload,
      meta,
      facts: decision.facts,
      stage: decision.stage,
      prevHash: locked?.row.headHash ?? null,
    });
    const answer: Answer = {
      outcome: 'accepted',
      caseId,
      version: seq,
      seq,
      eventId: meta.id,
      type: command.type,
      at: meta.at,
      stage: decision.stage,
      leaves: decision.leaves,
      closed: decision.closed,
      facts: decision.facts.map((fact) => fact.type),
    };
    const headerUnchanged = same(made.before, decision.header);
    const holdersUnchanged = headerUnchanged || (made.before !== null && same(made.before.holders, decision.header.holders));
    const written = await tx.cases.write({
      caseId,
      kind: definition.kind,
      definition: definition.id,
      expectedVersion: seq - 1,
      snapshot: decision.snapshot,
      stage: decision.stage,
      leaves: decision.leaves,
      court: decision.court,
      closed: decision.closed,
      header: decision.header,
      headerUnchanged,
      dueAt: earliest(locked?.openDeadlines ?? [], deadlines),
      record,
      command: { person: command.actor.person, key: command.key, bodyHash: made.bodyHash, answer },
      deadlines,
      outbox: outboxOf({
        definition,
        decision,
        caseId,
        seq,
        eventId: meta.id,
        eventType: command.type,
        actor: command.actor,
        at: meta.at,
        trace: command.traceparent,
      }),
      holders: holdersUnchanged ? null : decision.header.holders,
      sealed: made.sealed,
    });
    return written ? answer : refuse('version.stale', { expected: seq - 1 });
  }
}

interface Made {
  readonly command: Command;
  readonly bodyHash: string;
  readonly rules: RuleSet;
  readonly locked: Locked | undefined;
  readonly definition: Definition;
  /** Null: the case is new. */
  readonly before: CaseHeader | null;
  readonly meta: EventMeta;
  readonly decision: Decision;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sealed: SealedRow | null;
  readonly recounted?: readonly DeadlineRow[];
}

/** Both sides come from one function, which lists their members in one order. */
const same = (one: object | null, other: object): boolean => one !== null && textOf(one) === textOf(other);

/** A header is compared with the one before it and with the one after it. */
const TEXTS = new WeakMap<object, string>();
function textOf(header: object): string {
  const text = TEXTS.get(header) ?? JSON.stringify(header);
  TEXTS.set(header, text);
  return text;
}

const earliest = (before: Locked['openDeadlines'], changed: Locked['openDeadlines']): string | null => {
  const now = new Map([...before, ...changed].map((row) => [row.id, row]));
  const due = [...now.values()]
    .filter((row) => (row.status === 'running' || row.status === 'overdue') && row.dueAt !== null)
    .map((row) => row.dueAt!);
  return due.length === 0 ? null : due.reduce((a, b) => (a < b ? a : b));
};
