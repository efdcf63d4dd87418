import {
  everyNode,
  metaOf,
  pathOf,
  REGISTRY,
  type Audience,
  type Bilingual,
  type CaseKind,
  type Court,
  type Province,
} from '@sandbar/domain';

const PROVINCE: Readonly<Record<Province, Bilingual>> = {
  '31': { zh: '上海市', en: 'Shanghai' },
  '32': { zh: '江苏省', en: 'Jiangsu' },
  '33': { zh: '浙江省', en: 'Zhejiang' },
  '34': { zh: '安徽省', en: 'Anhui' },
};
const LANE: Readonly<Record<string, Bilingual>> = {
  legality: { zh: '合法合规审查', en: 'legality' },
  risk: { zh: '风险评估', en: 'risk' },
  consumer: { zh: '消费者权益保护审查', en: 'consumer protection' },
};
const KIND: Readonly<Record<CaseKind, Bilingual>> = {
  'pilot-application': { zh: '申请件', en: 'Application' },
  'sharing-package': { zh: '协同材料包', en: 'Sharing package' },
  'sharing-leg': { zh: '协同件', en: 'Sharing leg' },
};
/** Audiences in words, for the alarm that nobody can be found. */
export const AUDIENCE: Readonly<Record<Audience, Bilingual>> = {
  leadApplicant: { zh: '牵头申请机构', en: 'lead applicant' },
  parties: { zh: '申请方', en: 'parties' },
  intake: { zh: '受理人员', en: 'intake officers' },
  laneOfficers: { zh: '审查人员', en: 'officers of the lane' },
  assessor: { zh: '审查员', en: 'assessor' },
  secondReviewers: { zh: '复核人员', en: 'second reviewers' },
  proposers: { zh: '拟办人', en: 'proposers' },
  deciders: { zh: '决定人', en: 'deciders' },
  head: { zh: '负责人', en: 'head' },
  coordinatorsInformed: { zh: '相关省市联络员', en: 'coordinators of the provinces informed' },
  coordinatorsOwner: { zh: '主办方联络员', en: 'coordinators of the lead' },
  coordinatorsRecipient: { zh: '接收方联络员', en: 'coordinators of the recipient' },
  caseAdministrators: { zh: '案件管理员', en: 'case administrators' },
  panel: { zh: '专家组', en: 'panel' },
  secrecyReviewers: { zh: '保密审查员', en: 'secrecy reviewers' },
  transferee: { zh: '拟接收机关', en: 'the office it is offered to' },
  auditors: { zh: '审计员', en: 'auditors' },
  clockHolders: { zh: '期限承担人', en: 'holders of the clock' },
};
/** In whose court an audience stands: which clock is its own. */
export const COURT_OF: Readonly<Record<Audience, Court>> = {
  leadApplicant: 'firm',
  parties: 'firm',
  intake: 'authority',
  laneOfficers: 'authority',
  assessor: 'authority',
  secondReviewers: 'authority',
  proposers: 'authority',
  deciders: 'authority',
  head: 'authority',
  coordinatorsInformed: 'peers',
  coordinatorsOwner: 'authority',
  coordinatorsRecipient: 'peers',
  caseAdministrators: 'authority',
  panel: 'experts',
  secrecyReviewers: 'authority',
  transferee: 'authority',
  auditors: 'experts',
  clockHolders: 'none',
};

interface Words {
  readonly stages: ReadonlyMap<string, Bilingual>;
  readonly clocks: ReadonlyMap<string, Bilingual>;
}
const byDefinition = new Map<string, Words>();
/** Clocks that no state carries: they run beside the states. */
const BESIDE: readonly (readonly [string, Bilingual])[] = [['interest', { zh: '提出关注', en: 'Claiming interest' }]];
const STEP: Bilingual = { zh: '办理', en: 'Step' };

function wordsOf(definition: string): Words {
  let words = byDefinition.get(definition);
  if (words === undefined) {
    const nodes = everyNode(REGISTRY.definitionOf(definition).machine);
    const titled = nodes.flatMap((node) => {
      const { title, clock } = metaOf(node);
      return title === undefined ? [] : [{ path: pathOf(node), title, clock: clock?.name }];
    });
    words = {
      stages: new Map(titled.map(({ path, title }) => [path, title])),
      clocks: new Map([...BESIDE, ...titled.flatMap(({ clock, title }) => (clock === undefined ? [] : [[clock, title] as const]))]),
    };
    byDefinition.set(definition, words);
  }
  return words;
}

/** The title of a stage, as the machine says it. */
export const stageLabel = (definition: string, stage: string): Bilingual => wordsOf(definition).stages.get(stage) ?? STEP;
/** The title of the state whose period a clock is. */
export const clockLabel = (definition: string, clock: string): Bilingual => wordsOf(definition).clocks.get(clock) ?? STEP;
export const kindLabel = (kind: CaseKind): Bilingual => KIND[kind];
export const laneLabel = (lane: unknown): Bilingual | undefined => (typeof lane === 'string' ? LANE[lane] : undefined);
export const provinceLabel = (province: unknown): Bilingual | undefined => PROVINCE[province as Province];
