import type { Actor, CaseHeader, Holder } from '@sandbar/domain';
import type { CaseWrite, Ctx, DeadlineRow, OutboxRow, Tx } from '@sandbar/workflow';
import { sealEntry } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';

/** For the tests of this room: truthful writes without a machine behind them. */
export const AT = '2026-09-18T02:00:00.000Z';

export function firmPerson(organisation = uuidv7(), person = uuidv7()): Actor {
  return { person, roles: ['applicant'], organisation, authority: null, province: null };
}
export function officer(authority = uuidv7(), roles: Actor['roles'] = ['intake-officer'], province: Actor['province'] = '31'): Actor {
  return { person: uuidv7(), roles, organisation: null, authority, province };
}
export const ctxOf = (actor: Actor): Ctx => ({ actor, traceId: 'test' });

export function headerOf(holders: readonly Holder[], patch: Partial<CaseHeader> = {}): CaseHeader {
  return {
    title: '基于物联网的动产质押融资服务',
    number: null,
    province: '31',
    leadAuthority: null,
    leadApplicant: null,
    parties: [],
    laneAuthorities: {},
    informedProvinces: [],
    recipientProvince: null,
    transferTo: null,
    panel: [],
    closedTo: [],
    parent: null,
    holders,
    ...patch,
  };
}

export function deadlineOf(caseId: string, patch: Partial<DeadlineRow> = {}): DeadlineRow {
  return {
    id: uuidv7(),
    caseId,
    name: 'draft',
    court: 'firm',
    rule: 'clock.draft',
    expires: 'DISCARD',
    payload: {},
    escalates: false,
    status: 'running',
    reckoning: null,
    dueAt: '2027-03-17T16:00:00.000Z',
    provisional: false,
    reminders: [],
    nextWakeAt: '2027-03-17T16:00:00.000Z',
    openedSeq: 1,
    closedSeq: null,
    ...patch,
  };
}

export function outboxOf(caseId: string, seq: number, patch: Partial<OutboxRow> = {}): OutboxRow {
  return { id: uuidv7(), caseId, seq, job: 'notify', payload: { fact: 'CaseCreated' }, notBefore: null, ...patch };
}

export interface WriteInput {
  readonly actor: Actor;
  readonly holders?: readonly Holder[];
  readonly prevHash?: string | null;
  readonly version?: number;
  readonly key?: string;
  readonly caseId?: string;
  readonly patch?: Partial<CaseWrite>;
  readonly header?: Partial<CaseHeader>;
  readonly at?: string;
}

/** A creation (version 0, the default) or the next event after `version` and `prevHash`. */
export function writeOf(input: WriteInput): CaseWrite {
  const { actor, version = 0, prevHash = null, caseId = uuidv7(), key = uuidv7(), at = AT } = input;
  const holders = input.holders ?? [
    { holder: actor.authority === null ? `org:${actor.organisation}` : `authority:${actor.authority}`, level: 'full' },
  ];
  const seq = version + 1;
  const meta = { id: uuidv7(), at, actor, onBehalfOf: null, rules: {} };
  const definition = 'pilot-application@1';
  const record = sealEntry({
    caseId,
    seq,
    definition,
    type: version === 0 ? 'CREATE' : 'EDIT',
    payload: { note: '甲', n: seq },
    meta,
    facts: [],
    stage: 'draft',
    prevHash,
  });
  return {
    caseId,
    kind: 'pilot-application',
    definition,
    expectedVersion: version,
    snapshot: { status: 'active', value: 'draft', context: { n: seq } },
    stage: 'draft',
    leaves: ['draft'],
    court: 'firm',
    closed: false,
    header: headerOf(holders, input.header),
    dueAt: null,
    record,
    command: {
      person: actor.person,
      key,
      bodyHash: 'b'.repeat(64),
      answer: {
        outcome: 'accepted',
        caseId,
        version: seq,
        seq,
        eventId: meta.id,
        type: record.type,
        at,
        stage: 'draft',
        leaves: ['draft'],
        closed: false,
        facts: [],
      },
    },
    deadlines: [],
    outbox: [],
    holders: version === 0 ? holders : null,
    sealed: null,
    ...input.patch,
  };
}

/** As the road does it: the lock first, then the write. Of a creation there is nothing to lock yet. */
export async function lockedWrite(tx: Tx, write: CaseWrite): Promise<boolean> {
  await tx.cases.lockForCommand(write.caseId, write.command.person, write.command.key);
  return tx.cases.write(write);
}
