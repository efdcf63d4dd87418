import { SYSTEM_ACTOR } from '@sandbar/domain';
import type {
  Actor,
  Condition,
  Lane,
  Outcome,
  PilotEventType,
  PilotPayloads,
  Province,
  ProvinceAnswer,
  Role,
  SealedDeclaration,
  SealedParty,
} from '@sandbar/domain';
import type { Saying } from '@sandbar/testing';

/** Values of the rules that guards read (the reference table's baseline). */
export const RULES: Readonly<Record<string, number>> = {
  'parties.licensed.minimum': 1,
  'correction.rounds': 1,
  'information.extensions': 1,
  'review.total.extensions': 1,
  'panel.quorum': 3,
  'panel.redraws': 1,
  'hold.extensions': 1,
  'registered.extensions': 1,
};

const firm = (person: string, organisation: string, ...roles: Role[]): Actor => ({
  person,
  roles,
  organisation,
  authority: null,
  province: null,
});
const office = (person: string, authority: string, province: Province, ...roles: Role[]): Actor => ({
  person,
  roles,
  organisation: authority,
  authority,
  province,
});

export const BANK = 'org-bank';
export const TECH = 'org-tech';
export const LEAD = 'office-shanghai';
export const RISK_OFFICE = 'office-risk';

/** Everyone of the stories, all fictional. */
export const people = {
  clerk: firm('clerk', BANK, 'applicant'),
  signatory: firm('signatory', BANK, 'signatory'),
  techSignatory: firm('tech-signatory', TECH, 'signatory'),
  stranger: firm('stranger', 'org-other', 'signatory', 'applicant'),
  intake: office('intake', LEAD, '31', 'intake-officer'),
  lawyer: office('lawyer', LEAD, '31', 'legality-reviewer'),
  lawyerTwo: office('lawyer-two', LEAD, '31', 'legality-reviewer'),
  riskIntake: office('risk-intake', RISK_OFFICE, '31', 'intake-officer'),
  risker: office('risker', RISK_OFFICE, '31', 'risk-reviewer'),
  riskerTwo: office('risker-two', RISK_OFFICE, '31', 'risk-reviewer'),
  riskSecond: office('risk-second', RISK_OFFICE, '31', 'second-reviewer'),
  consumerist: office('consumerist', LEAD, '31', 'consumer-reviewer'),
  second: office('second', LEAD, '31', 'second-reviewer'),
  secondTwo: office(
    'second-two',
    LEAD,
    '31',
    'second-reviewer',
    'legality-reviewer',
    'risk-reviewer',
    'consumer-reviewer',
    'decider',
    'proposer',
  ),
  secrecy: office('secrecy', LEAD, '31', 'secrecy-reviewer'),
  proposer: office('proposer', LEAD, '31', 'proposer'),
  decider: office('decider', LEAD, '31', 'decider'),
  otherDecider: office('other-decider', LEAD, '31', 'decider', 'proposer'),
  head: office('head', LEAD, '31', 'head'),
  administrator: office('administrator', LEAD, '31', 'case-administrator'),
  jiangsu: office('jiangsu', 'office-jiangsu', '32', 'coordinator', 'head'),
  expertA: firm('expert-a', 'org-university', 'expert'),
  expertB: firm('expert-b', 'org-university', 'expert'),
  expertC: firm('expert-c', 'org-university', 'expert'),
  expertD: firm('expert-d', 'org-university', 'expert'),
  auditor: firm('auditor', 'org-audit', 'completion-auditor'),
  public: { person: 'visitor', roles: ['public'], organisation: null, authority: null, province: null },
  system: SYSTEM_ACTOR,
} satisfies Record<string, Actor>;

const PARTIES: readonly SealedParty[] = [
  { organisation: BANK, name: '演示银行', licensed: true, homeProvince: '31' },
  { organisation: TECH, name: '演示科技', licensed: false, homeProvince: '31' },
];

/** A frozen declaration, whole and plausible; what differs is named. */
export const sealed = (more: Partial<SealedDeclaration> = {}): SealedDeclaration => ({
  schemaVersion: '1',
  revision: 1,
  hash: 'hash-1',
  title: '演示创新应用',
  kind: 'technology-product',
  parties: PARTIES,
  serviceArea: ['31'],
  plannedStart: '2027-01-04',
  plannedEnd: '2027-07-30',
  attachments: [],
  changed: [],
  material: false,
  ...more,
});

type Payload<T extends PilotEventType> = PilotPayloads[T];
/** `actor` says `type`; the payload is checked by the compiler. */
export const says = <T extends PilotEventType>(actor: Actor, type: T, payload: Payload<T>, onBehalfOf?: string): Saying =>
  onBehalfOf === undefined ? { actor, type, payload } : { actor, type, payload, onBehalfOf };
export const expires = <T extends PilotEventType>(type: T, payload: Payload<T>): Saying => says(SYSTEM_ACTOR, type, payload);
export const because = { reason: '演示理由' };

export const CREATE = says(people.clerk, 'CREATE', {
  title: '草稿',
  leadApplicant: BANK,
  province: '31',
  leadAuthority: LEAD,
  linkedTo: null,
});
export const seal = (more?: Partial<SealedDeclaration>): Saying =>
  says(people.signatory, 'SEAL', { workingCopyRevision: 1, sealed: sealed(more) });
export const attest = (actor: Actor = people.signatory, declarationHash = 'hash-1'): Saying => says(actor, 'ATTEST', { declarationHash });
export const accept = (laneAuthorities: Partial<Record<Lane, string>> = {}): Saying =>
  says(people.intake, 'ACCEPT', {
    checklist: [{ item: 'lawful', met: true, evidence: 'p. 1' }],
    laneAuthorities,
    caseNumber: 'SH-2026-0001',
  });
export const correct = says(people.intake, 'CORRECT', { points: [{ pointer: '/title', reason: 'incomplete', text: '请补正' }] });

export const condition: Condition = { kind: 'cap', value: 10_000, unit: 'person', area: [], text: '不超过一万人', province: null };
const ASSESSORS: Record<Lane, Actor> = { legality: people.lawyer, risk: people.risker, consumer: people.consumerist };
const IN_LEAD: Record<Lane, Actor> = { ...ASSESSORS, risk: { ...people.risker, organisation: LEAD, authority: LEAD } };
export const assessorOf = (lane: Lane): Actor => IN_LEAD[lane];

export const assign = (lane: Lane, actor: Actor = IN_LEAD[lane]): Saying => says(people.intake, 'ASSIGN', { lane, assessor: actor.person });
export const assess = (lane: Lane, more: Partial<Payload<'ASSESS'>> = {}, actor: Actor = IN_LEAD[lane]): Saying =>
  says(actor, 'ASSESS', {
    lane,
    verdict: 'pass',
    opinion: '同意',
    conditions: [],
    reasonCode: null,
    tier: lane === 'risk' ? 'medium' : null,
    risks: lane === 'risk' ? [{ point: 'data', likelihood: 2, impact: 2, reason: '已脱敏' }] : [],
    checklist: [],
    ...more,
  });
export const approve = (lane: Lane, actor: Actor = people.second): Saying => says(actor, 'APPROVE', { lane, opinion: '同意' });
/** One lane from assigning to settled. */
export const passes = (lane: Lane, more: Partial<Payload<'ASSESS'>> = {}): readonly Saying[] => [
  assign(lane),
  assess(lane, more),
  approve(lane),
];
export const LANES_PASS = [...passes('legality'), ...passes('risk'), ...passes('consumer')];

export const settled = (area: readonly Province[], answers: readonly ProvinceAnswer[] = [], pack = 'package-1'): Saying =>
  expires('SETTLED', { package: pack, sharingRound: 1, area, answers });
export const packageOpened = (round = 1, leadAuthority = LEAD): Saying =>
  expires('PACKAGE_OPENED', { package: `package-${round}`, round, leadAuthority });
export const recognised = (province: Province, more: Partial<ProvinceAnswer> = {}): ProvinceAnswer => ({
  province,
  answer: 'recognised',
  conditions: [],
  reason: null,
  ...more,
});
export const convene = (...experts: Actor[]): Saying =>
  says(people.intake, 'CONVENE', {
    experts: (experts.length > 0 ? experts : [people.expertA, people.expertB, people.expertC]).map((one) => one.person),
  });
export const opine = (actor: Actor, verdict: 'for' | 'against' | 'questions' = 'for'): Saying =>
  says(actor, 'OPINE', { verdict, text: '意见' });
export const PANEL_FOR = [
  convene(),
  opine(people.expertA),
  opine(people.expertB),
  opine(people.expertC),
  says(people.intake, 'CONCLUDE', { minutes: '纪要' }),
];
export const redact = says(people.clerk, 'PROPOSE_REDACTIONS', { withhold: [] });
export const publish = says(people.secrecy, 'PUBLISH', { withhold: [] });
export const comment = (id = 'c-1'): Saying =>
  says(people.public, 'COMMENT', { comment: id, name: '市民', contact: 'hidden', text: '意见' });
export const NOTICE = [redact, publish, expires('NOTICE_EXPIRED', {})];
export const propose = (outcome: Outcome, more: Partial<Payload<'PROPOSE'>> = {}, actor: Actor = people.proposer): Saying =>
  says(actor, 'PROPOSE', {
    outcome,
    reasonCode: outcome === 'decline' ? 'risk-control' : null,
    reason: '理由',
    conditions: outcome === 'more-conditions' ? [condition] : [],
    redirectTo: outcome === 'redirect' ? '地方金融管理局' : null,
    ...more,
  });
export const register = says(people.decider, 'REGISTER', { registrationNumber: 'R-1', reason: '符合条件' });
export const decline = says(people.decider, 'DECLINE', { reasonCode: 'risk-control', reason: '风险不可控' });
export const START = says(people.signatory, 'START', { startedOn: '2026-09-01' });
export const serve = (servedAt: string, method: 'portal' | 'paper' = 'portal', actor: Actor = people.signatory): Saying =>
  says(actor, 'SERVE', { method, servedAt });
