import { stateCouncilCalendar } from '@sandbar/calendar';
import type { Actor, Decision, EventMeta, StoredSnapshot } from '@sandbar/domain';
import { decide, isRefusal, REGISTRY } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { CaseWrite, RuleSet } from '@sandbar/workflow';
import { ladderInForce, reconcile, sealEntry, valueInForce } from '@sandbar/workflow';

const NAMESPACE = '7c0b1f5e-52a5-5a8e-9a53-3b7f4b7f8a10';
export const id = (name: string): string => uuidFrom(NAMESPACE, name);
const definition = REGISTRY.latest('pilot-application');

/** The people of the bench's one office; every case is theirs. */
export interface BenchOffice {
  readonly authority: string;
  readonly firm: string;
}
export const person = (name: string, roles: Actor['roles'], office: BenchOffice): Actor => ({
  person: id(name),
  roles,
  organisation: null,
  authority: office.authority,
  province: '31',
});

/** A case that stands at the beginning of its review, as handle() would have left it; the model of the bench's 10,000. */
export function caseInReview(office: BenchOffice, at: string, rules: RuleSet): CaseWrite {
  const firm: Actor = {
    person: id('signatory'),
    roles: ['applicant', 'signatory'],
    organisation: office.firm,
    authority: null,
    province: '31',
  };
  const intake = person('intake', ['intake-officer'], office);
  const sealed = {
    schemaVersion: '1',
    revision: 1,
    hash: 'a'.repeat(64),
    title: '演示创新应用 bench',
    kind: 'financial-service',
    parties: [{ organisation: office.firm, name: '演示银行', licensed: true, homeProvince: '31' }],
    serviceArea: ['31'],
    plannedStart: '2026-12-01',
    plannedEnd: '2027-12-01',
    attachments: [],
    changed: [],
    material: false,
  };
  const create = { title: sealed.title, leadApplicant: office.firm, province: '31', leadAuthority: office.authority, linkedTo: null };
  const steps: readonly (readonly [Actor, string, Readonly<Record<string, unknown>>])[] = [
    [firm, 'CREATE', create],
    [firm, 'SEAL', { workingCopyRevision: 1, sealed }],
    [firm, 'ATTEST', { declarationHash: sealed.hash }],
    [intake, 'ACCEPT', { checklist: [], laneAuthorities: {}, caseNumber: '31-2026-0001' }],
  ];
  let snapshot: StoredSnapshot | null = null;
  let last: Decision | undefined;
  let meta: EventMeta | undefined;
  const started: string[] = [];
  for (const [actor, type, payload] of steps) {
    const values = Object.fromEntries(
      (definition.events[type]?.rules ?? []).map((code) => [code, valueInForce(rules, code, null, at).value]),
    );
    meta = { id: id(`event ${type}`), at, actor, onBehalfOf: null, rules: values };
    const decision: Decision | ReturnType<typeof decide> = decide(definition, snapshot, { type, payload, meta }, id('model'));
    if (isRefusal(decision)) throw new Error(`bench model: ${type}: ${JSON.stringify(decision)}`);
    last = decision;
    snapshot = decision.snapshot;
    started.push(...decision.clocksStarted);
  }
  const decision = last!;
  const deadlines = reconcile({
    caseId: id('model'),
    seq: steps.length,
    eventId: meta!.id,
    at,
    open: [],
    decision: { ...decision, clocksStarted: started },
    expired: null,
    rule: (code) => valueInForce(rules, code, null, at),
    ladder: ladderInForce(rules, null, at),
    calendar: stateCouncilCalendar(),
  });
  const record = sealEntry({
    caseId: id('model'),
    seq: steps.length,
    definition: definition.id,
    type: 'ACCEPT',
    payload: {},
    meta: meta!,
    facts: decision.facts,
    stage: decision.stage,
    prevHash: 'b'.repeat(64),
  });
  return {
    caseId: id('model'),
    kind: definition.kind,
    definition: definition.id,
    expectedVersion: steps.length - 1,
    snapshot: decision.snapshot,
    stage: decision.stage,
    leaves: decision.leaves,
    court: decision.court,
    closed: false,
    header: decision.header,
    dueAt: deadlines[0]?.dueAt ?? null,
    record,
    command: { person: intake.person, key: 'model', bodyHash: 'x', answer: {} as never },
    deadlines,
    outbox: [],
    holders: decision.header.holders,
    sealed: null,
  };
}

/** One event of the workload: who sends what to which case, at which version. */
export interface WorkItem {
  readonly caseNumber: number;
  readonly version: number;
  readonly actor: Actor;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}
const LANES = ['legality', 'risk', 'consumer'] as const;

/** The review of one case: nine events, as its office would send them; every one moves clocks and tells somebody. */
export function reviewOf(caseNumber: number, office: BenchOffice, firstVersion: number): readonly WorkItem[] {
  const desk = person('intake', ['intake-officer'], office);
  const second = person('second', ['second-reviewer'], office);
  let version = firstVersion;
  return LANES.flatMap((lane) => {
    const reviewer = person(`reviewer ${lane}`, [`${lane}-reviewer`], office);
    const risks = lane === 'risk' ? [{ point: '演示', likelihood: 1, impact: 1, reason: '演示' }] : [];
    const opinion = {
      lane,
      verdict: 'pass',
      opinion: '演示意见',
      conditions: [],
      reasonCode: null,
      tier: lane === 'risk' ? 'low' : null,
      risks,
      checklist: [],
    };
    return [
      { caseNumber, version: version++, actor: desk, type: 'ASSIGN', payload: { lane, assessor: reviewer.person } },
      { caseNumber, version: version++, actor: reviewer, type: 'ASSESS', payload: opinion },
      { caseNumber, version: version++, actor: second, type: 'APPROVE', payload: { lane, opinion: '同意' } },
    ];
  });
}
