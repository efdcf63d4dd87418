import type { Actor, CaseKind, Decision, Definition, Reaction } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { OutboxRow } from '../ports/unit-of-work.port.js';

export interface OutboxInput {
  readonly definition: Definition;
  readonly decision: Decision;
  readonly caseId: string;
  readonly seq: number;
  readonly eventId: string;
  readonly eventType: string;
  readonly actor: Actor;
  readonly at: string;
  /** `traceparent` of the command, which every row carries on; undefined: none. */
  readonly trace?: string | undefined;
}

/** What every payload may carry beside its own. */
export interface Traced {
  readonly trace?: string;
}

/** Payload of a `notify` job: one event and audience; persons are resolved when it runs. */
export interface NotifyJob {
  readonly eventKey: string;
  readonly caseId: string;
  readonly kind: CaseKind;
  /** A fact's name; or `alarm.<name>`, for what is told beside the machines. */
  readonly fact: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly audience: readonly string[];
  readonly actor: string;
  readonly at: string;
}
/** Payload of a `command` job: `send` to the parent, the children or a package, or `create` one case with a derived id. */
export type CommandJob =
  | {
      readonly do: 'send';
      readonly from: string;
      readonly target: 'parent' | 'children' | 'package' | 'self';
      readonly parent: string | null;
      readonly event: string;
      readonly payload: Readonly<Record<string, unknown>>;
      readonly factId: string;
    }
  | {
      readonly do: 'create';
      readonly from: string;
      readonly caseId: string;
      readonly caseKind: CaseKind;
      readonly payload: Readonly<Record<string, unknown>>;
      readonly factId: string;
    };
export interface PublishJob {
  readonly what: 'notice' | 'registration' | 'withdrawal' | 'result';
  readonly caseId: string;
  readonly fact: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/**
 * What follows from a decision outside the case, as outbox rows of the same transaction. Ids derive from the event, so a replayed command
 * cannot add a second row. A clock needs none: its own row says when it must be looked at.
 */
export function outboxOf(input: OutboxInput): OutboxRow[] {
  const { caseId, seq, eventId, trace } = input;
  const rows: OutboxRow[] = [];
  const traced = (payload: OutboxRow['payload']): OutboxRow['payload'] => (trace === undefined ? payload : { ...payload, trace });
  input.decision.facts.forEach((fact, i) => {
    const factId = uuidFrom(eventId, `fact:${i}`);
    (input.definition.reactions[fact.type] ?? []).forEach((reaction, j) => {
      for (const [k, made] of jobsOf(reaction, input, fact, factId).entries())
        rows.push({
          id: uuidFrom(factId, `reaction:${j}:${k}`),
          caseId,
          seq,
          notBefore: null,
          job: made.job,
          payload: traced(made.payload),
        });
    });
  });
  return rows;
}

function jobsOf(
  reaction: Reaction,
  input: OutboxInput,
  fact: { readonly type: string; readonly data: Readonly<Record<string, unknown>> },
  factId: string,
): Pick<OutboxRow, 'job' | 'payload'>[] {
  const { caseId, at } = input;
  switch (reaction.kind) {
    case 'notify': {
      const payload: NotifyJob = {
        eventKey: factId,
        caseId,
        kind: input.definition.kind,
        fact: fact.type,
        data: fact.data,
        audience: reaction.to,
        actor: input.actor.person,
        at,
      };
      return [{ job: 'notify', payload: { ...payload } }];
    }
    case 'send': {
      const payload: CommandJob = {
        do: 'send',
        from: caseId,
        target: reaction.target,
        parent: input.decision.header.parent,
        event: reaction.event,
        payload: fact.data,
        factId,
      };
      return [{ job: 'command', payload: { ...payload } }];
    }
    case 'create': {
      const many =
        reaction.forEach === undefined ? [fact.data] : (fact.data[reaction.forEach] as readonly Readonly<Record<string, unknown>>[]);
      return many.map((payload, n) => {
        const job: CommandJob = {
          do: 'create',
          from: caseId,
          caseId: uuidFrom(factId, `${reaction.caseKind}:${String(payload['province'] ?? n)}`),
          caseKind: reaction.caseKind,
          payload,
          factId,
        };
        return { job: 'command' as const, payload: { ...job } };
      });
    }
    case 'compare':
      return [{ job: 'compare', payload: {} }];
    case 'publish': {
      const payload: PublishJob = { what: reaction.what, caseId, fact: fact.type, data: fact.data, at };
      return [{ job: 'publish', payload: { ...payload } }];
    }
  }
}
