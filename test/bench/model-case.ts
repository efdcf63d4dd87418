import { stateCouncilCalendar } from '@sandbar/calendar';
import type { Decision, StoredSnapshot } from '@sandbar/domain';
import { decide, isRefusal, REGISTRY } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { CaseWrite, DeadlineRow, RecordEntry, RuleSet } from '@sandbar/workflow';
import { eventValues, ladderInForce, outboxOf, reconcile, sealEntry, valueInForce } from '@sandbar/workflow';
import { DESK, SIGNATORY } from './office.js';
import type { BenchOffice } from './office.js';
import { ticked } from '../../seeds/demo/telling/checklists.js';

const NAMESPACE = '7c0b1f5e-52a5-5a8e-9a53-3b7f4b7f8a10';
const id = (name: string): string => uuidFrom(NAMESPACE, name);
const definition = REGISTRY.latest('pilot-application');
const SEALED = {
  schemaVersion: '1',
  revision: 1,
  hash: 'a'.repeat(64),
  title: '演示创新应用 bench',
  kind: 'financial-service',
  serviceArea: ['31'],
  plannedStart: '2026-12-01',
  plannedEnd: '2027-12-01',
  attachments: [],
  changed: [],
  material: false,
};

/** The events of a case up to the beginning of its review, each as handle() would have written it; the model of the bench's 10,000. */
export function modelCase(office: BenchOffice, at: string, rules: RuleSet): readonly CaseWrite[] {
  const sealed = { ...SEALED, parties: [{ organisation: office.firm, name: '演示银行', licensed: true, homeProvince: '31' }] };
  const create = { title: SEALED.title, leadApplicant: office.firm, province: '31', leadAuthority: office.authority, linkedTo: null };
  const steps: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    [SIGNATORY, 'CREATE', create],
    [SIGNATORY, 'SEAL', { workingCopyRevision: 1, sealed }],
    [SIGNATORY, 'ATTEST', { declarationHash: SEALED.hash }],
    [DESK, 'ACCEPT', { checklist: ticked('intake'), laneAuthorities: {}, caseNumber: '31-2026-0001' }],
  ];
  const writes: CaseWrite[] = [];
  for (const [login, type, payload] of steps) writes.push(step(writes, office, { login, type, payload, at }, rules));
  return writes;
}

interface Step {
  readonly login: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: string;
}

function step(before: readonly CaseWrite[], office: BenchOffice, { login, type, payload, at }: Step, rules: RuleSet): CaseWrite {
  const caseId = id('model');
  const seq = before.length + 1;
  const last = before.at(-1);
  const actor = office.actorOf(login);
  const inForce = (code: string) => valueInForce(rules, code, office.authority, at);
  const values = eventValues(definition.events[type], payload, rules, office.authority, at);
  const meta = { id: id(`event ${type}`), at, actor, onBehalfOf: null, rules: values };
  const decision = decided(last?.snapshot ?? null, { type, payload, meta }, caseId);
  const deadlines = reconcile({
    caseId,
    seq,
    eventId: meta.id,
    at,
    open: openAfter(before),
    decision,
    expired: null,
    rule: inForce,
    ladder: ladderInForce(rules, office.authority, at),
    calendar: stateCouncilCalendar(),
  });
  const record: RecordEntry = sealEntry({
    caseId,
    seq,
    definition: definition.id,
    type,
    payload,
    meta,
    facts: decision.facts,
    stage: decision.stage,
    prevHash: last?.record.hash ?? null,
  });
  const { stage, leaves, closed } = decision;
  const facts = decision.facts.map((fact) => fact.type);
  const answer = { outcome: 'accepted' as const, caseId, version: seq, seq, eventId: meta.id, type, at, stage, leaves, closed, facts };
  return {
    caseId,
    kind: definition.kind,
    definition: definition.id,
    expectedVersion: seq - 1,
    snapshot: decision.snapshot,
    stage,
    leaves,
    court: decision.court,
    closed,
    header: decision.header,
    dueAt: openAfter([...before, { deadlines }])[0]?.dueAt ?? null,
    record,
    command: { person: actor.person, key: `model-${seq}`, bodyHash: 'c'.repeat(64), answer },
    deadlines,
    outbox: outboxOf({ definition, decision, caseId, seq, eventId: meta.id, eventType: type, actor, at }),
    holders: decision.header.holders,
    sealed: null,
  };
}

function decided(snapshot: StoredSnapshot | null, event: Parameters<typeof decide>[2], caseId: string): Decision {
  const decision = decide(definition, snapshot, event, caseId);
  if (isRefusal(decision)) throw new Error(`bench model: ${event.type}: ${JSON.stringify(decision)}`);
  return decision;
}

/** The clocks that are open after some events: the last row of each id, where it is not closed. */
export function openAfter(writes: readonly Pick<CaseWrite, 'deadlines'>[]): readonly DeadlineRow[] {
  const rows = new Map(writes.flatMap((write) => write.deadlines).map((row) => [row.id, row]));
  return [...rows.values()].filter((row) => row.closedSeq === null);
}
