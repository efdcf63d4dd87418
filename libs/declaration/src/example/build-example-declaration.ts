import { addMonths } from '../rules/rule.js';
import { AGREEMENT_ITEMS } from '../sections/service.section.js';
import { FUNCTIONS } from '../sections/division.section.js';
import type { ExampleProvince, ExampleVariant } from './example-parties.js';
import { exampleParties } from './example-parties.js';
import { exampleEvaluations, exampleRisk } from './example-assurance.js';
import { exampleFile } from './example-file.js';
import { STORIES } from './example-story.js';

export interface ExampleOptions {
  /** Which story; a licensed lead by default. */
  readonly variant?: ExampleVariant;
  /** Home of the lead; 上海 by default. */
  readonly home?: ExampleProvince;
  /** Provinces served; the lead's home by default. */
  readonly serviceArea?: readonly ExampleProvince[];
  /** The day on which the declaration is written; every date in it is reckoned from this. 2026-03-02 by default. */
  readonly today?: string;
  /** Another number gives other, equally well-formed USCC and LEI. 1 by default; the joint party takes the next number. */
  readonly serial?: number;
  readonly name?: string;
  readonly plannedStart?: string;
}

/**
 * A complete, valid, fictional declaration of version 1, marked 演示: it seals without a fault on the day `today`. Every call gives a
 * fresh object that may be changed.
 */
export function buildExampleDeclaration(options: ExampleOptions = {}) {
  const { variant = 'financialService', home = '31', today = '2026-03-02', serial = 1 } = options;
  const story = STORIES[variant];
  const plannedStart = options.plannedStart ?? addMonths(today, 4);
  const plannedEnd = addMonths(plannedStart, 12);
  const parties = exampleParties(variant, home, serial);
  return {
    promises: {
      integrityInInnovation: true,
      peopleFirst: true,
      honesty: true,
      openness: true,
      protectionOfRights: true,
      safetyAndCompliance: true,
      fairAndInclusive: true,
      socialResponsibility: true,
      promisedOn: today,
      signatories: parties.map(({ rid }) => ({ rid: `s-${rid}`, party: rid, name: '演示法定代表人', capacity: 'legalRepresentative' })),
    },
    basics: {
      name: options.name ?? story.name,
      kind: story.kind as string,
      fieldsOfApplication: [...story.fieldsOfApplication],
      place: { '31': 'zhangjiang', '32': 'jiangsu', '33': 'zhejiang', '34': 'anhui' }[home],
      scene: story.scene,
      serviceArea: [...(options.serviceArea ?? [home])] as string[],
      plannedStart,
      plannedEnd,
      functions: story.functions,
      innovations: [
        { rid: 'i1', point: '以新技术替代人工收集与核对材料。', comparison: '现有做法由客户提交纸质材料、人工核对，平均需要五天。' },
      ],
      effects: [{ rid: 'e1', effect: '缩短办理时间，提高服务可得性。', measure: '平均办理时间（小时）', target: '不超过24' }],
      scale: {
        institutionCustomers: 5000,
        individualCustomers: story.individualCustomers,
        annualTransactions: 100_000,
        annualAmount: 2_000_000_000,
        annualFinancing: 1_000_000_000,
        perUserLimit: 3_000_000,
      },
    },
    parties,
    division: Object.keys(FUNCTIONS).map((code, i) => ({
      rid: `f${i + 1}`,
      function: code,
      owner: ['development', 'data'].includes(code) ? story.builder : story.licensed,
      description: '由该机构独立承担，双方合作协议另有约定的从其约定。',
    })),
    technology: {
      used: story.technologies.map((technology) => ({ ...technology })),
      release: { version: '1.4.0', codeHash: exampleFile('release').sha256 },
    },
    service: {
      channels: ['app', 'web', 'branch'],
      channelDetails: '演示手机银行、网上银行与全部网点。',
      hours: '7×24小时',
      userGroups: [...story.userGroups],
      specialGroups: [...story.specialGroups],
      ...(story.alternativePath && { alternativePath: story.alternativePath }),
      fees: '不收取服务费；贷款年化利率在合同中以单利列明。',
      agreementCovers: Object.keys(AGREEMENT_ITEMS),
    },
    suitability: { investmentProduct: false },
    evaluations: exampleEvaluations(today),
    data: {
      highestLevel: story.dataItem.level,
      items: [
        {
          rid: 'd1',
          ...story.dataItem,
          purpose: '核验申请人情况，仅限本应用使用。',
          source: '客户授权后由持有机构提供。',
          holder: story.builder,
          retentionMonths: 36,
        },
      ],
      encryption: '传输采用 TLS 1.3，存储采用国密 SM4，密钥由硬件密码机管理。',
      consent: '申请时逐项取得同意，敏感信息单独同意，可随时在应用内撤回。',
      leavesParty: false,
      crossBorder: false,
      publicSets: [
        { rid: 'ps1', name: '企业信用信息公示数据', provider: '演示大数据中心', authorisation: '演示授权书 2026-001', level: '2' },
      ],
      classifiedProtection: { level: '3', filingNumber: 'DEMO-31-0001' },
      accessRoles: ['operator', 'business'],
    },
    standards: [
      { rid: 'st1', code: 'JR/T 0199-2020', title: '金融科技创新安全通用规范', status: 'used' },
      { rid: 'st2', code: '拟制定', title: '演示数据融合接口规范', status: 'proposed' },
    ],
    risk: exampleRisk(
      today,
      plannedEnd,
      story.technologies.map(({ rid }) => rid),
    ),
    complaints: {
      channels: [
        { rid: 'c1', kind: 'phone', address: '021-5550 0110', hours: '7×24小时' },
        { rid: 'c2', kind: 'app', address: '应用内“投诉与建议”', hours: '7×24小时' },
      ],
      handling: '统一登记，专人调查，与事项有关的人员回避，书面答复并留档三年。',
      answerDays: 15,
      longestDays: 60,
      mediation: '可向演示金融消费纠纷调解中心申请调解，不收费。',
      authorityRoute: '可拨打管理部门公布的热线反映。',
      selfRegulation: { body: '演示互联网金融协会', address: 'complaints@demo.example', handling: '协会登记后转交机构，并跟踪答复。' },
    },
    attachments: {
      serviceAgreement: exampleFile('service-agreement'),
      legalityReport: exampleFile('legality-report'),
      securityReport: exampleFile('security-report'),
      compensationPlan: exampleFile('compensation-plan'),
      exitPlan: exampleFile('exit-plan'),
      emergencyPlan: exampleFile('emergency-plan'),
      consumerOpinion: exampleFile('consumer-opinion'),
      impactAssessment: exampleFile('impact-assessment'),
      classifiedProtectionProof: exampleFile('protection-proof'),
      publicVersion: exampleFile('public-version'),
      byParty: [
        ...parties.flatMap((party) => [
          ...(party.licences.length > 0
            ? [{ rid: `b-${party.rid}-1`, kind: 'licenceCopy', party: party.rid, file: exampleFile(`licence-${party.rid}`) }]
            : []),
          ...(party.branch
            ? [{ rid: `b-${party.rid}-2`, kind: 'branchAuthorisation', party: party.rid, file: exampleFile(`branch-${party.rid}`) }]
            : []),
        ]),
        ...(parties.length > 1
          ? [{ rid: 'b-agreement', kind: 'cooperationAgreement', party: 'p1', file: exampleFile('cooperation') }]
          : []),
      ],
    },
  };
}

export type { ExampleProvince, ExampleVariant } from './example-parties.js';
export type ExampleDeclaration = ReturnType<typeof buildExampleDeclaration>;
